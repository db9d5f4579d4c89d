namespace WindowsInstaller.Database;

/// <summary>
/// The type word of a column in _Columns (Wine msipriv.h MSITYPE_*), for example 0x2D48 for a key "s72", 0x1D00 for "S0",
/// 0x0502 for "i2", 0x0104 for "i4", 0x0900 for "v0".
/// </summary>
internal static class ColumnType
{
    private const int Size = 0x00FF;
    private const int Valid = 0x0100;
    private const int Localizable = 0x0200;
    private const int NotBinary = 0x0400;
    private const int String = 0x0800;
    private const int Nullable = 0x1000;
    private const int Key = 0x2000;

    /// <exception cref="InstallerDatabaseException">The column cannot be described by a type word.</exception>
    internal static int Encode(string table, Column column)
    {
        if (column.Length is < 0 or > Size)
        {
            throw new InstallerDatabaseException($"Table '{table}', column '{column.Name}': a length of {column.Length} cannot be stored, 0 (unlimited) to {Size} can.");
        }

        var type = column.Kind switch
        {
            ColumnKind.Int16 => Valid | NotBinary | 2,
            ColumnKind.Int32 => Valid | 4,
            ColumnKind.Stream => Valid | String,
            _ => Valid | String | NotBinary | column.Length | (column.Localizable ? Localizable : 0),
        };
        return type | (column.Nullable ? Nullable : 0) | (column.Key ? Key : 0);
    }

    /// <exception cref="InstallerDatabaseException">No column has such a type word.</exception>
    internal static Column Decode(string table, string name, int type)
    {
        var nullable = (type & Nullable) != 0;
        var key = (type & Key) != 0;
        if ((type & ~Nullable) == (Valid | String))
        {
            return new Column(name, ColumnKind.Stream, 0, nullable);
        }

        if ((type & String) != 0)
        {
            return new Column(name, ColumnKind.Text, type & Size, nullable, key, (type & Localizable) != 0);
        }

        return (type & Size) switch
        {
            2 => new Column(name, ColumnKind.Int16, 0, nullable, key),
            4 => new Column(name, ColumnKind.Int32, 0, nullable, key),
            var size => throw new InstallerDatabaseException($"Table '{table}', column '{name}': there are no integers of {size} bytes, the file is damaged."),
        };
    }
}
