using System;
using System.Collections.Generic;

namespace WindowsInstaller.Authoring;

/// <summary>What one package is compiled from.</summary>
public sealed record AuthoringOptions
{
    /// <summary>.wxs files. Relative paths inside a file are relative to its folder; both slashes separate.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>.wxl files, all of one culture.</summary>
    public IReadOnlyList<string> Localizations { get; init; } = [];

    /// <summary>Preprocessor variables known to every source file.</summary>
    public IReadOnlyDictionary<string, string> Defines { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The time written into the summary information and the cabinet, in UTC. Fixed, so that the same input gives the same bytes;
    /// the default is the first time an MS-DOS date can hold.
    /// </summary>
    public DateTime Timestamp { get; init; } = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
