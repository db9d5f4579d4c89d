using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>A transform file (.mst): what changes a database into another one. Its records make sense only beside the database.</summary>
public sealed class Transform
{
    private readonly CompoundStorage root;
    private readonly StringPool pool;

    /// <exception cref="InstallerDatabaseException">The string pool or the summary information is damaged.</exception>
    internal Transform(CompoundStorage root)
    {
        this.root = root;
        pool = StringPool.Read(Stream(StringPool.PoolStream), Stream(StringPool.DataStream));
        if (root.Streams.TryGetValue(SystemTables.SummaryStream, out var summary))
        {
            PropertySet.Read(summary, Summary);
        }
    }

    public SummaryInformation Summary { get; } = new();

    public int CodePage => pool.CodePage;

    public TransformValidation Validation => (TransformValidation)(CharacterCount >> 16 & 0xFFFF);

    public TransformErrors IgnoredErrors => (TransformErrors)(CharacterCount & 0xFFFF);

    private int CharacterCount => Summary.Properties.GetValueOrDefault(SummaryInformation.CharacterCount) as int? ?? 0;

    /// <exception cref="TransformException">The file is no transform, or a damaged one. The message begins with the path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Transform Open(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (TransformException damage)
        {
            throw new TransformException($"{path}: {Text.Of(damage)}", damage);
        }
    }

    /// <exception cref="TransformException">The bytes are no transform, or a damaged one.</exception>
    public static Transform Read(byte[] file)
    {
        try
        {
            var root = CompoundFile.Read(file);
            return root.ClassId == SystemTables.TransformClass
                ? new Transform(root)
                : throw new TransformException($"This is {SystemTables.DescribeClass(root.ClassId)}, not a transform.");
        }
        catch (Exception damage) when (damage is CompoundFileException or InstallerDatabaseException)
        {
            throw new TransformException($"This is no transform. {Text.Of(damage)}", damage);
        }
    }

    public byte[] ToBytes() => CompoundFile.Write(root);

    /// <summary>Writes the file; the path holds the old content or all of the new one, also when this is interrupted.</summary>
    public void Save(string path) => AtomicFile.Write(path, ToBytes());

    /// <summary>The steps that this transform takes on a database.</summary>
    /// <exception cref="TransformException">The transform is damaged or does not fit the database.</exception>
    public IReadOnlyList<TransformChange> Changes(InstallerDatabase database)
    {
        try
        {
            return new TransformReader(root, pool, database).Read();
        }
        catch (InstallerDatabaseException damage)
        {
            throw new TransformException(Text.Of(damage), damage);
        }
    }

    /// <summary>What this transform changes in a database, cell by cell, with old and new values.</summary>
    /// <exception cref="TransformException">The transform is damaged or does not fit the database.</exception>
    public IReadOnlyList<TransformViewRow> View(InstallerDatabase database) => [.. new TransformView(database).Rows(Changes(database))];

    /// <summary>
    /// Changes a database in memory. As Windows Installer does, this leaves the summary information alone and does not check
    /// <see cref="Validation"/>; a transform with a code page gives the database its own.
    /// </summary>
    /// <exception cref="TransformException">The transform is damaged or does not fit; the database may have been changed in part.</exception>
    public void ApplyTo(InstallerDatabase database)
    {
        new TransformApplication(database, IgnoredErrors).Apply(Changes(database));
        if (CodePage != TextEncoding.Neutral)
        {
            database.CodePage = CodePage;
        }
    }

    private byte[] Stream(string table) => root.Streams.GetValueOrDefault(StreamName.EncodeTable(table))
        ?? throw new InstallerDatabaseException($"It has no {table} stream.");
}
