using System;
using System.Collections.Generic;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>Collects the streams of a database or transform.</summary>
internal sealed class StorageBuilder(Guid classId)
{
    internal CompoundStorage Root { get; } = new() { ClassId = classId };

    /// <param name="name">Encoded, see <see cref="StreamName"/>.</param>
    /// <param name="owner">What the stream belongs to, for messages.</param>
    /// <exception cref="InstallerDatabaseException">The name is too long, or there is such a stream already.</exception>
    internal void Add(string name, byte[] data, Text owner)
    {
        if (name.Length > CompoundName.MaximumLength)
        {
            throw new InstallerDatabaseException(
                $"{owner}: the stream name '{StreamName.Decode(name)}' is too long. {StreamName.MaximumLength} of the characters A-Z a-z 0-9 _ . fit, or {CompoundName.MaximumLength} of all others.");
        }

        if (!Root.Streams.TryAdd(name, data))
        {
            throw new InstallerDatabaseException($"{owner}: there are two streams '{StreamName.Decode(name)}'.");
        }
    }

    internal void Add(StringPoolBuilder pool)
    {
        Add(StreamName.EncodeTable(StringPool.PoolStream), pool.PoolStream(), Text.Verbatim(StringPool.PoolStream));
        Add(StreamName.EncodeTable(StringPool.DataStream), pool.DataStream(), Text.Verbatim(StringPool.DataStream));
    }

    internal void Add(SummaryInformation summary)
    {
        if (summary.Properties.Count > 0)
        {
            Add(SystemTables.SummaryStream, PropertySet.Write(summary), $"The summary information");
        }
    }
}
