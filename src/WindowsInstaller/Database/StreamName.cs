using System.Text;

namespace WindowsInstaller.Database;

/// <summary>
/// Names of streams as the compound file holds them: two characters of [0-9A-Za-z._] share one UTF-16 code unit, because the
/// compound file allows only 31. Table streams begin with U+4840. (Wine table.c encode_streamname)
/// </summary>
internal static class StreamName
{
    /// <summary>Characters of the longest name: all of them paired.</summary>
    internal const int MaximumLength = 62;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
    private const int Pair = 0x3800;
    private const int Single = 0x4800;
    private const char TablePrefix = '\u4840';

    /// <summary>Names reserved by OLE, such as \x05SummaryInformation, are stored as they are (MS-OLEPS 2.23).</summary>
    private const char OlePrefix = '\u0005';

    internal static string EncodeTable(string table) => TablePrefix + Encode(table);

    internal static string Encode(string name)
    {
        if (name.StartsWith(OlePrefix))
        {
            return name;
        }

        var encoded = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var first = Alphabet.IndexOf(name[i]);
            var second = i + 1 < name.Length ? Alphabet.IndexOf(name[i + 1]) : -1;
            if (first >= 0 && second >= 0)
            {
                encoded.Append((char)(Pair + first + (second << 6)));
                i++;
            }
            else
            {
                encoded.Append(first >= 0 ? (char)(Single + first) : name[i]);
            }
        }

        return encoded.ToString();
    }

    internal static bool IsTable(string encoded) => encoded.StartsWith(TablePrefix);

    /// <returns>The name without the prefix of a table stream.</returns>
    internal static string Decode(string encoded)
    {
        var name = new StringBuilder();
        foreach (var unit in IsTable(encoded) ? encoded[1..] : encoded)
        {
            switch (unit)
            {
                case >= (char)Pair and < (char)Single:
                    name.Append(Alphabet[(unit - Pair) & 63]).Append(Alphabet[(unit - Pair) >> 6]);
                    break;
                case >= (char)Single and < TablePrefix:
                    name.Append(Alphabet[unit - Single]);
                    break;
                default:
                    name.Append(unit);
                    break;
            }
        }

        return name.ToString();
    }
}
