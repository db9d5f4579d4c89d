using System;
using System.IO;
using System.Text;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>Finds the cause of a failure in the log of the installation that is just ending.</summary>
internal static class FailureLog
{
    /// <summary>Before the cause, in a line of its own: an action of this package failed.</summary>
    public const string Mark = "Failed: ";

    /// <summary>The cause stands near the end; the log of a large machine is longer than one likes to read.</summary>
    private const int LongestTail = 1 << 20;

    /// <returns>The last cause in the log; null when the file holds none, or cannot be read: then there is nothing more to say.</returns>
    public static string? FindCause(string file, string product)
    {
        if (file.Length == 0 || !File.Exists(file))
        {
            return null;
        }

        try
        {
            return Find(ReadTail(file), product);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Find(string text, string product)
    {
        string? cause = null;
        string? message = null;
        var shown = $"Product: {product} -- "; // as Windows Installer logs each message that it shows
        foreach (var line in text.Split('\n'))
        {
            var mark = line.IndexOf(Mark, StringComparison.Ordinal);
            var start = line.IndexOf(shown, StringComparison.Ordinal);
            if (mark == 0)
            {
                cause = line.Substring(Mark.Length).Trim();
            }
            else if (start >= 0)
            {
                message = line.Substring(start + shown.Length).Trim();
            }
        }

        return cause ?? message;
    }

    /// <summary>Windows writes UTF-16 with a mark, Wine the ANSI code page. Windows Installer still has the file open.</summary>
    private static string ReadTail(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isUtf16 = stream.Length > 1 && stream.ReadByte() == 0xFF && stream.ReadByte() == 0xFE;
        stream.Position = Math.Max(0, stream.Length - LongestTail) & ~1L;
        var tail = new byte[stream.Length - stream.Position];
        var read = 0;
        for (int got; read < tail.Length && (got = stream.Read(tail, read, tail.Length - read)) > 0;)
        {
            read += got;
        }

        return (isUtf16 ? Encoding.Unicode : Encoding.UTF8).GetString(tail, 0, read);
    }
}
