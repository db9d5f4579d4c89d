using System;
using System.Collections.Generic;

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
}
