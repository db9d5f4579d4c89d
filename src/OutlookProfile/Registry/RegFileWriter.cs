using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OutlookProfile.Registry;

/// <summary>
/// Registration files as regedit 5 exports them: REG_SZ quoted, REG_DWORD as dword:, everything else as hex bytes
/// wrapped at 80 columns, lines ended by CR LF.
/// </summary>
public static class RegFileWriter
{
    public const string Header = "Windows Registry Editor Version 5.00";

    private const int HexLineLength = 77;

    public static string Write(IEnumerable<RegFileKey> keys)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var key in keys)
        {
            text.Append("\r\n[").Append(key.Delete ? "-" : "").Append(key.Key).Append("]\r\n");
            foreach (var value in key.Values)
            {
                AppendValue(text, value);
                text.Append("\r\n");
            }
        }

        return text.Append("\r\n").ToString();
    }

    /// <summary>The sections of a whole subtree, outermost first, in the registry's order; none when the key does not exist.</summary>
    /// <param name="rootName">What stands before each path, such as HKEY_CURRENT_USER.</param>
    public static IReadOnlyList<RegFileKey> FromRegistry(IRegistry registry, string rootName, string key)
    {
        var keys = new List<RegFileKey>();
        if (registry.KeyExists(key))
        {
            Add(key);
        }

        return keys;

        void Add(string current)
        {
            var values = registry.GetValues(current).Select(value => new RegFileValue(value.Name, value)).ToArray();
            keys.Add(new RegFileKey(RegistryPath.Join(rootName, current).TrimEnd('\\'), false, values));
            foreach (var name in registry.GetSubKeyNames(current))
            {
                Add(RegistryPath.Join(current, name));
            }
        }
    }

    /// <summary>One "name"=value line, wrapped, without the end of the last line.</summary>
    public static string FormatValue(RegFileValue value)
    {
        var text = new StringBuilder();
        AppendValue(text, value);
        return text.ToString();
    }

    /// <summary>The file's bytes as regedit writes them: UTF-16 little-endian behind a byte order mark.</summary>
    public static byte[] Encode(string text) => [0xFF, 0xFE, .. Utf16.GetBytes(text)];

    /// <summary>The text as it stands between the quotes of a .reg line.</summary>
    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static void AppendValue(StringBuilder text, RegFileValue line)
    {
        var start = text.Length;
        text.Append(line.Name.Length == 0 ? "@" : Quote(line.Name)).Append('=');
        if (line.Value is not { } value)
        {
            text.Append('-');
        }
        else if (value.Type == RegistryValueType.DWord && value.AsDWord() is { } number)
        {
            text.Append("dword:").Append(number.ToString("x8", CultureInfo.InvariantCulture));
        }
        else if (value.Type == RegistryValueType.String && QuotableText(value) is { } quotable)
        {
            text.Append(Quote(quotable));
        }
        else
        {
            text.Append(value.Type == RegistryValueType.Binary
                ? "hex:"
                : "hex(" + ((uint)value.Type).ToString("x", CultureInfo.InvariantCulture) + "):");
            AppendHex(text, value.Data, text.Length - start);
        }
    }

    /// <summary>The text when quoting it keeps every byte: terminated once, at the end, and free of control characters.</summary>
    private static string? QuotableText(RegistryValue value)
    {
        var data = value.Data;
        if (data.Length < 2 || data.Length % 2 != 0)
        {
            return null;
        }

        var text = Utf16.GetString(data, 0, data.Length);
        var end = text.Length - 1;
        for (var i = 0; i < end; i++)
        {
            if (text[i] < ' ')
            {
                return null;
            }
        }

        return text[end] == '\0' ? text.Substring(0, end) : null;
    }

    private static void AppendHex(StringBuilder text, byte[] data, int column)
    {
        for (var i = 0; i < data.Length; i++)
        {
            text.Append(data[i].ToString("x2", CultureInfo.InvariantCulture));
            if (i == data.Length - 1)
            {
                break;
            }

            text.Append(',');
            column += 3;
            if (column >= HexLineLength)
            {
                text.Append("\\\r\n  ");
                column = 2;
            }
        }
    }
}
