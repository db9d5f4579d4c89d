using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Http;

/// <summary>Reads the head of an HTTP answer without losing the bytes that follow it.</summary>
internal sealed class BufferedReader(Stream stream)
{
    /// <summary>In bytes. Servers refuse requests with larger heads; an answer needs no more.</summary>
    public const int LargestHead = 64 * 1024;

    private readonly byte[] buffer = new byte[LargestHead];
    private int start;
    private int end;

    /// <returns>Everything before the empty line; null when the connection ends before it begins.</returns>
    /// <exception cref="HttpFormatException">The head has no end.</exception>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        (start, end) = (0, end - start);
        for (var searched = 0; ;)
        {
            var position = buffer.AsSpan(searched..end).IndexOf("\r\n\r\n"u8);
            if (position >= 0)
            {
                var head = Encoding.Latin1.GetString(buffer, 0, searched + position);
                start = searched + position + 4;
                return head;
            }

            searched = Math.Max(0, end - 3);
            if (end == buffer.Length)
            {
                throw new HttpFormatException($"the headers are larger than {LargestHead / 1024} KB");
            }

            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
            if (read == 0)
            {
                return end == 0 ? null : throw new HttpFormatException($"the connection was closed in the middle of the headers");
            }

            end += read;
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellation)
    {
        if (start == end)
        {
            return await stream.ReadAsync(target, cancellation);
        }

        var count = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(target.Span);
        start += count;
        return count;
    }
}
