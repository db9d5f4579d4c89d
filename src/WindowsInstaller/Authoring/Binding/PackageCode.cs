using System;
using System.IO;
using System.Security.Cryptography;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>
/// The package code (revision number): two packages that differ in a byte must differ in it, and the same input must give
/// the same one. So it is a name-based GUID (RFC 9562, version 8) over the SHA-256 of everything else in the database.
/// </summary>
internal static class PackageCode
{
    public static string Of(InstallerDatabase database)
    {
        using var hash = SHA256.Create();
        using (var writer = new BinaryWriter(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)))
        {
            Write(writer, database);
        }

        var bytes = hash.Hash.AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("B").ToUpperInvariant();
    }

    private static void Write(BinaryWriter writer, InstallerDatabase database)
    {
        writer.Write(database.CodePage);
        foreach (var table in database.Tables.Values)
        {
            writer.Write(table.Name);
            foreach (var column in table.Columns)
            {
                writer.Write(column.Name);
                writer.Write(column.ToIdt());
            }

            foreach (var row in table.Rows)
            {
                Array.ForEach(row, cell => WriteValue(writer, cell));
            }
        }

        foreach (var (name, content) in database.Streams)
        {
            writer.Write(name);
            WriteValue(writer, content);
        }

        foreach (var (id, value) in database.Summary.Properties)
        {
            writer.Write(id);
            WriteValue(writer, value);
        }
    }

    // The type goes first: without it, different rows could run together into the same bytes.
    private static void WriteValue(BinaryWriter writer, object? value)
    {
        writer.Write(value?.GetType().Name ?? "");
        switch (value)
        {
            case byte[] bytes:
                writer.Write(bytes.Length);
                writer.Write(bytes);
                break;
            case DateTime time:
                writer.Write(time.Ticks);
                break;
            case not null:
                writer.Write(FormattableString.Invariant($"{value}"));
                break;
        }
    }
}
