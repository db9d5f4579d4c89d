using System;
using System.Collections.Generic;

namespace WindowsInstaller.CompoundFiles;

/// <summary>
/// A storage: streams and further storages by name, 1 to 31 UTF-16 code units each. Names are case-insensitive, and
/// streams and storages share one name space.
/// </summary>
public sealed class CompoundStorage
{
    public Guid ClassId { get; set; }

    public SortedDictionary<string, byte[]> Streams { get; } = new(CompoundName.Comparer);

    public SortedDictionary<string, CompoundStorage> Storages { get; } = new(CompoundName.Comparer);
}
