using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Http;

/// <summary>The content of an answer, whichever way its end is told (RFC 9112 6.3): a length, chunks, or the end of the connection.</summary>
internal sealed class HttpBody(BufferedReader reader, long? length, bool isChunked) : Stream
{
    private const int LongestChunkLine = 256;

    private long left = isChunked ? 0 : length ?? long.MaxValue;
    private bool isFirstChunk = true;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!ended && left == 0)
        {
            ended = !isChunked || !await NextChunkAsync(cancellationToken);
        }

        if (ended || buffer.Length == 0)
        {
            return 0;
        }

        var read = await reader.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
        ended = read == 0;
        left -= read;
        return read;
    }

    /// <summary>Reads to the end, or as much as is taken.</summary>
    /// <returns>The content, and whether there was more.</returns>
    public async Task<(byte[] Content, bool IsCut)> ReadUpToAsync(int most, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[8192];
        while (content.Length < most)
        {
            var read = await ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - content.Length)), cancellation);
            if (read == 0)
            {
                return (content.ToArray(), false);
            }

            content.Write(buffer, 0, read);
        }

        return (content.ToArray(), true);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private async Task<bool> NextChunkAsync(CancellationToken cancellation)
    {
        if (!isFirstChunk)
        {
            await LineAsync(cancellation);
        }

        isFirstChunk = false;
        var line = await LineAsync(cancellation);
        if (!long.TryParse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out left) || left < 0)
        {
            throw new HttpFormatException($"a chunk begins with \"{Findings.Foreign.Text(line)}\" instead of its length");
        }

        if (left > 0)
        {
            return true;
        }

        // Trailers up to an empty line: the connection can be used again behind them.
        while ((await LineAsync(cancellation)).Length > 0)
        {
        }

        return false;
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await reader.ReadAsync(one, cancellation) == 1 && one[0] != '\n')
        {
            if (line.Length == LongestChunkLine)
            {
                throw new HttpFormatException($"a chunk's length has no end");
            }

            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
