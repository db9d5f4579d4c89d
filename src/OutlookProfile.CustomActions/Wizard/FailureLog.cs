using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>Finds the cause of a failure in the log of the installation that is just ending.</summary>
internal static class FailureLog
{
    /// <summary>Before the cause, in a line of its own: an action of this package failed.</summary>
    public const string Mark = "Failed: ";

    /// <summary>Before the cause in the package's language, where that is not English.</summary>
    public const string ShownMark = "Shown: ";

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
            else if (line.StartsWith(ShownMark, StringComparison.Ordinal))
            {
                cause = Decode(line.Substring(ShownMark.Length).Trim());
            }
            else if (start >= 0)
            {
                message = line.Substring(start + shown.Length).Trim();
            }
        }

        return cause ?? message;
    }

    /// <summary>In characters that a log in any code page holds.</summary>
    public static string Encode(string text)
    {
        var line = new StringBuilder();
        foreach (var character in text.Replace("\r", "").Replace('\n', ' '))
        {
            line.Append(character is >= ' ' and <= '~' and not '\\' ? character.ToString() : "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return line.ToString();
    }

    private static string Decode(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 6 <= line.Length && line[i + 1] == 'u' && ushort.TryParse(line.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character))
            {
                text.Append((char)character);
                i += 5;
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return text.ToString();
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
