using System;
using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.Registry;

/// <summary>
/// Reads registration files of version 5.00, as regedit exports them or people write them: UTF-16LE with a byte order
/// mark, or UTF-8; comments, [-key], "name"=-, wrapped hex data and quoted text that spans lines included.
/// </summary>
public sealed class RegFileReader
{
    private readonly string file;
    private readonly string text;
    private int position;
    private int line = 1;

    private RegFileReader(string file, string text)
    {
        this.file = file;
        this.text = text;
    }

    private bool AtEnd => position >= text.Length;

    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="RegFileException">The text is no registration file; names the line.</exception>
    public static IReadOnlyList<RegFileKey> Read(byte[] content, string file) => new RegFileReader(file, Decode(content, file)).ReadFile();

    /// <summary>Makes in the registry what the file says, for the keys below one root; other roots are an error.</summary>
    /// <param name="rootName">The root that the registry stands for, such as HKEY_CURRENT_USER.</param>
    /// <exception cref="ArgumentException">A section is of another root.</exception>
    public static void LoadInto(IRegistry registry, string rootName, IEnumerable<RegFileKey> keys)
    {
        foreach (var section in keys)
        {
            if (!RegistryPath.IsAtOrBelow(section.Key, rootName))
            {
                throw new ArgumentException($"[{section.Key}] does not lie below {rootName}.", nameof(keys));
            }

            var key = section.Key.Length == rootName.Length ? "" : section.Key.Substring(rootName.Length + 1);
            if (section.Delete)
            {
                DeleteTree(registry, key);
                continue;
            }

            registry.CreateKey(key);
            foreach (var value in section.Values)
            {
                if (value.Value is null)
                {
                    registry.DeleteValue(key, value.Name);
                }
                else
                {
                    registry.SetValue(key, value.Value);
                }
            }
        }
    }

    private static void DeleteTree(IRegistry registry, string key)
    {
        foreach (var name in registry.GetSubKeyNames(key))
        {
            DeleteTree(registry, RegistryPath.Join(key, name));
        }

        registry.DeleteKey(key);
    }

    private static string Decode(byte[] content, string file)
    {
        if (content.Length >= 2 && content[0] == 0xFF && content[1] == 0xFE)
        {
            return content.Length % 2 == 0
                ? Utf16.GetString(content, 2, content.Length - 2)
                : throw new RegFileException(file, 1, $"the file is UTF-16 but has an odd number of bytes: it has been cut off.");
        }

        var start = content.Length >= 3 && content[0] == 0xEF && content[1] == 0xBB && content[2] == 0xBF ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            throw new RegFileException(file, 1, $"the file is neither UTF-16 with a byte order mark nor UTF-8.");
        }
    }

    private static bool IsHexDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static int HexDigit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private IReadOnlyList<RegFileKey> ReadFile()
    {
        var header = ReadRestOfLine().Trim();
        if (header != RegFileWriter.Header)
        {
            throw new RegFileException(file, 1, $"'{Shorten(header)}' was found where '{RegFileWriter.Header}' is expected.");
        }

        var keys = new List<RegFileKey>();
        List<RegFileValue>? values = null;
        while (SkipToContent())
        {
            if (Peek() == '[')
            {
                var (key, delete) = ReadSection();
                values = [];
                keys.Add(new RegFileKey(key, delete, values));
            }
            else if (values is null)
            {
                throw Error($"a value stands before the first [key].");
            }
            else if (keys[keys.Count - 1].Delete)
            {
                throw Error($"a value stands below [-{Shorten(keys[keys.Count - 1].Key)}], which is to be deleted.");
            }
            else
            {
                values.Add(ReadValue());
            }
        }

        return keys;
    }

    private (string Key, bool Delete) ReadSection()
    {
        var content = ReadRestOfLine().TrimEnd();
        if (!content.EndsWith("]", StringComparison.Ordinal))
        {
            throw new RegFileException(file, line - 1, $"'{Shorten(content)}' has no closing ].");
        }

        var delete = content.Length > 2 && content[1] == '-';
        var start = delete ? 2 : 1;
        var key = content.Substring(start, content.Length - start - 1);
        if (key.Length == 0 || !RegistryPath.IsValid(key))
        {
            throw new RegFileException(file, line - 1, $"'{Shorten(key)}' is no key: names joined by single backslashes are expected, such as HKEY_CURRENT_USER\\Software.");
        }

        return (key, delete);
    }

    private RegFileValue ReadValue()
    {
        string name;
        if (Peek() == '@')
        {
            position++;
            name = "";
        }
        else if (Peek() == '"')
        {
            name = ReadQuoted();
        }
        else
        {
            throw Error($"'{Shorten(RestOfLine())}' is neither a [key] nor a \"name\"=value.");
        }

        SkipBlanks();
        Expect('=');
        SkipBlanks();
        var value = Peek() switch
        {
            '-' => Deletion(),
            '"' => new RegistryValue(name, RegistryValueType.String, Utf16.GetBytes(ReadQuoted() + "\0")),
            _ => ReadTyped(name),
        };
        SkipBlanks();
        if (!AtEnd && Peek() is not ('\r' or '\n' or ';'))
        {
            throw Error($"'{Shorten(RestOfLine())}' follows the value of '{Shorten(name)}' where the line should end.");
        }

        return new RegFileValue(name, value);

        RegistryValue? Deletion()
        {
            position++;
            return null;
        }
    }

    private RegistryValue ReadTyped(string name)
    {
        if (Take("dword:"))
        {
            var number = ReadHexNumber("dword:");
            return RegistryValue.DWord(name, number);
        }

        var type = RegistryValueType.Binary;
        if (Take("hex("))
        {
            type = (RegistryValueType)ReadHexNumber("hex(");
            Expect(')');
            Expect(':');
        }
        else if (!Take("hex:"))
        {
            throw Error($"'{Shorten(RestOfLine())}' was found where \"text\", dword:, hex:, hex(n): or - is expected.");
        }

        return new RegistryValue(name, type, ReadHexBytes());
    }

    private uint ReadHexNumber(string prefix)
    {
        uint number = 0;
        var start = position;
        while (IsHexDigit(Peek()) && position - start < 8)
        {
            number = number << 4 | (uint)HexDigit(text[position++]);
        }

        return position > start && !IsHexDigit(Peek()) ? number : throw Error($"one to eight hexadecimal digits are expected after {prefix}");
    }

    private byte[] ReadHexBytes()
    {
        var bytes = new List<byte>();
        while (true)
        {
            SkipBlanksAndContinuations();
            if (AtEnd || Peek() is '\r' or '\n' or ';')
            {
                return bytes.ToArray();
            }

            if (!IsHexDigit(Peek()) || position + 1 >= text.Length || !IsHexDigit(text[position + 1]))
            {
                throw Error($"'{Shorten(RestOfLine())}' was found where a byte of two hexadecimal digits is expected.");
            }

            bytes.Add((byte)(HexDigit(text[position]) << 4 | HexDigit(text[position + 1])));
            position += 2;
            SkipBlanksAndContinuations();
            if (Peek() == ',')
            {
                position++;
            }
            else if (!AtEnd && Peek() is not ('\r' or '\n' or ';'))
            {
                throw Error($"'{Shorten(RestOfLine())}' was found where a comma between two bytes is expected.");
            }
        }
    }

    private string ReadQuoted()
    {
        var started = line;
        var result = new StringBuilder();
        position++;
        while (true)
        {
            if (AtEnd)
            {
                throw new RegFileException(file, started, $"the text that begins here has no closing quotation mark.");
            }

            var c = text[position++];
            switch (c)
            {
                case '"':
                    return result.ToString();
                case '\\' when Peek() is '\\' or '"':
                    result.Append(text[position++]);
                    break;
                case '\\':
                    throw Error($"a single backslash stands in quoted text: write \\\\ for a backslash and \\\" for a quotation mark.");
                case '\n':
                    line++;
                    result.Append(c);
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }
    }

    /// <summary>Goes to the next line that is neither blank nor a comment.</summary>
    private bool SkipToContent()
    {
        while (!AtEnd)
        {
            switch (Peek())
            {
                case ' ' or '\t' or '\r':
                    position++;
                    break;
                case '\n':
                    position++;
                    line++;
                    break;
                case ';':
                    ReadRestOfLine();
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
        {
            position++;
        }
    }

    private void SkipBlanksAndContinuations()
    {
        while (true)
        {
            SkipBlanks();
            if (Peek() != '\\')
            {
                return;
            }

            position++;
            SkipBlanks();
            if (Peek() == '\r')
            {
                position++;
            }

            if (!AtEnd)
            {
                Expect('\n');
                line++;
            }
        }
    }

    private char Peek() => AtEnd ? '\0' : text[position];

    private bool Take(string keyword)
    {
        if (string.Compare(text, position, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        position += keyword.Length;
        return true;
    }

    private void Expect(char c)
    {
        if (AtEnd || text[position] != c)
        {
            throw Error(c == '\n'
                ? (Text)$"'{Shorten(RestOfLine())}' was found where the end of the line is expected."
                : $"'{Shorten(RestOfLine())}' was found where '{c}' is expected.");
        }

        position++;
    }

    private string RestOfLine()
    {
        var end = text.IndexOf('\n', position);
        return text.Substring(position, (end < 0 ? text.Length : end) - position).TrimEnd();
    }

    private string ReadRestOfLine()
    {
        var end = text.IndexOf('\n', position);
        var rest = text.Substring(position, (end < 0 ? text.Length : end) - position).TrimEnd('\r');
        position = end < 0 ? text.Length : end + 1;
        line++;
        return rest;
    }

    private RegFileException Error(Text problem) => new(file, line, problem);

    private static string Shorten(string found) => found.Length <= 60 ? found : found.Substring(0, 57) + "...";
}
