using System;
using System.IO;
using System.Text;
using OutlookProfile.Windows;

namespace OutlookProfile.Configuration;

/// <summary>
/// The text of a configuration, from a file or from the bytes that a package carries: UTF-8 with or without
/// a byte order mark, or UTF-16 with one (as Notepad writes "Unicode").
/// </summary>
public static class ConfigurationFile
{
    /// <summary>A thousand times what a configuration needs; a larger file is a mistake in the path.</summary>
    public const int LargestSize = 1024 * 1024;

    /// <param name="largest">In bytes.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, is too large, or is no text.</exception>
    public static string Read(string path, int largest = LargestSize) => Decode(ReadBytes(path, largest), path, largest);

    /// <param name="fileName">What messages call it.</param>
    /// <param name="largest">In bytes.</param>
    /// <exception cref="ConfigurationException">The content is too large, or is no text.</exception>
    public static string Decode(byte[] content, string fileName, int largest = LargestSize)
    {
        if (content.Length > largest)
        {
            throw Mistake(fileName, $"the file is larger than {largest / 1024 / 1024} MB, which no configuration is");
        }

        var (encoding, name, skip) = StartsWith(content, 0xFF, 0xFE) ? (new UnicodeEncoding(false, true, true), "UTF-16", 2)
            : StartsWith(content, 0xFE, 0xFF) ? (new UnicodeEncoding(true, true, true), "UTF-16", 2)
            : ((Encoding)new UTF8Encoding(false, true), "UTF-8", StartsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        try
        {
            return encoding.GetString(content, skip, content.Length - skip);
        }
        catch (DecoderFallbackException exception)
        {
            throw Mistake(
                PlaceAfter(RightBeginning(encoding, content, skip, exception.Index), fileName),
                $"the bytes {BitConverter.ToString(exception.BytesUnknown ?? [])} are not {name}; save the file as UTF-8");
        }
    }

    private static byte[] ReadBytes(string path, int largest)
    {
        if (Directory.Exists(path))
        {
            throw Mistake(path, $"this is a folder, expected a configuration file");
        }

        try
        {
            return WindowsError.Explain($"Reading file", path, () => ReadUpTo(path, largest + 1));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Mistake(path, $"there is no such file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Mistake(path, $"the file cannot be read: {Text.Of(exception)}");
        }
    }

    /// <summary>Not by its length: a device or a pipe has none, and a file may grow.</summary>
    private static byte[] ReadUpTo(string path, int most)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; content.Length < most && (read = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static bool StartsWith(byte[] content, params byte[] mark)
    {
        if (content.Length < mark.Length)
        {
            return false;
        }

        for (var i = 0; i < mark.Length; i++)
        {
            if (content[i] != mark[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text before the first bytes that are none. The exception's index may lie a unit behind them.</summary>
    private static string RightBeginning(Encoding encoding, byte[] content, int skip, int length)
    {
        while (length > 0)
        {
            try
            {
                return encoding.GetString(content, skip, length);
            }
            catch (DecoderFallbackException)
            {
                length--;
            }
        }

        return "";
    }

    /// <summary>Where the text that follows this one begins.</summary>
    private static Place PlaceAfter(string text, string fileName)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                (line, start) = (line + 1, i + 1);
            }
        }

        return Place.In(fileName, line, text.Length - start + 1);
    }

    private static ConfigurationException Mistake(Place place, Text problem) => new([new ConfigurationMistake(place, "", problem)]);
}
