using System;
using System.Collections.Generic;
using System.IO;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>An .msi database in memory: tables, loose streams (cabinets), summary information.</summary>
public sealed class InstallerDatabase
{
    /// <summary>The code page of the strings; 0 is neutral (ASCII only), 65001 UTF-8.</summary>
    public int CodePage { get; set; }

    /// <summary>Tables by name, in the order in which they were added.</summary>
    public OrderedDictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>Streams that belong to no table cell, by decoded name: the embedded cabinets.</summary>
    public SortedDictionary<string, byte[]> Streams { get; } = new(StringComparer.Ordinal);

    public SummaryInformation Summary { get; } = new();

    /// <summary>Storages inside the file, by name: embedded transforms. Kept as they are.</summary>
    public SortedDictionary<string, CompoundStorage> Storages { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InstallerDatabaseException">The file is no installer database, or a damaged one. The message begins with the path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static InstallerDatabase Open(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (InstallerDatabaseException damage)
        {
            throw new InstallerDatabaseException($"{path}: {Text.Of(damage)}", damage);
        }
    }

    /// <exception cref="InstallerDatabaseException">The bytes are no installer database, or a damaged one.</exception>
    public static InstallerDatabase Read(byte[] file)
    {
        try
        {
            return new DatabaseReader(CompoundFile.Read(file)).Read();
        }
        catch (CompoundFileException damage)
        {
            throw new InstallerDatabaseException($"This is no installer database. {Text.Of(damage)}", damage);
        }
    }

    /// <summary>The file of this database. The same database gives the same bytes.</summary>
    /// <exception cref="InstallerDatabaseException">The database cannot be stored; the message says which cell.</exception>
    public byte[] ToBytes()
    {
        try
        {
            return CompoundFile.Write(new DatabaseWriter(this).Write());
        }
        catch (CompoundFileException limit)
        {
            throw new InstallerDatabaseException($"The database cannot be stored. {Text.Of(limit)}", limit);
        }
    }

    /// <summary>Writes the file; the path holds the old content or all of the new one, also when this is interrupted.</summary>
    /// <exception cref="InstallerDatabaseException">The database cannot be stored; the message says which cell.</exception>
    public void Save(string path) => AtomicFile.Write(path, ToBytes());

    /// <summary>A copy whose tables, rows and properties can be changed without changing this one. The bytes of streams are shared.</summary>
    public InstallerDatabase Clone()
    {
        var clone = new InstallerDatabase { CodePage = CodePage };
        foreach (var (name, table) in Tables)
        {
            var copy = new Table(table.Name, table.Columns);
            foreach (var row in table.Rows)
            {
                copy.Rows.Add([.. row]);
            }

            clone.Tables.Add(name, copy);
        }

        foreach (var (name, data) in Streams)
        {
            clone.Streams.Add(name, data);
        }

        foreach (var (id, value) in Summary.Properties)
        {
            clone.Summary.Properties.Add(id, value);
        }

        foreach (var (name, storage) in Storages)
        {
            clone.Storages.Add(name, storage);
        }

        return clone;
    }
}
