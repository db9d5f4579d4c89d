using System;

namespace WindowsInstaller.Database;

/// <summary>What a column holds. Table streams store it in the column type word of _Columns (Wine msipriv.h MSITYPE_*).</summary>
public enum ColumnKind
{
    /// <summary>16-bit integer, "i2".</summary>
    Int16,

    /// <summary>32-bit integer, "i4".</summary>
    Int32,

    /// <summary>Text, "s" or (localisable) "l"; a length of 0 means unlimited.</summary>
    Text,

    /// <summary>A stream of its own in the file, "v".</summary>
    Stream,
}

/// <summary>One column of a table.</summary>
/// <param name="Length">Text: the greatest number of characters, 0 for unlimited. Otherwise unused.</param>
public sealed record Column(string Name, ColumnKind Kind, int Length = 0, bool Nullable = false, bool Key = false, bool Localizable = false)
{
    /// <summary>A column from its .idt notation, for example "s72", "S255", "l0", "i2", "I4", "v0": upper case for nullable.</summary>
    public static Column FromIdt(string name, string notation, bool key = false)
    {
        var nullable = char.IsUpper(notation[0]);
        var size = int.Parse(notation[1..]);
        return char.ToLowerInvariant(notation[0]) switch
        {
            'i' when size == 2 => new Column(name, ColumnKind.Int16, 0, nullable, key),
            'i' when size == 4 => new Column(name, ColumnKind.Int32, 0, nullable, key),
            's' => new Column(name, ColumnKind.Text, size, nullable, key),
            'l' => new Column(name, ColumnKind.Text, size, nullable, key, Localizable: true),
            'v' => new Column(name, ColumnKind.Stream, 0, nullable, key),
            _ => throw new FormatException($"Column '{name}': '{notation}' is no .idt column type."),
        };
    }

    /// <summary>The .idt notation, the reverse of <see cref="FromIdt"/>.</summary>
    public string ToIdt()
    {
        var (letter, size) = Kind switch
        {
            ColumnKind.Int16 => ('i', 2),
            ColumnKind.Int32 => ('i', 4),
            ColumnKind.Stream => ('v', 0),
            _ => (Localizable ? 'l' : 's', Length),
        };
        return (Nullable ? char.ToUpperInvariant(letter) : letter) + size.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
