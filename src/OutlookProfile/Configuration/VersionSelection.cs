using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>"auto", or a list of versions without repetition in rising order.</summary>
public sealed class VersionSelection : IEquatable<VersionSelection>
{
    public const string AutoText = "auto";

    private VersionSelection(IReadOnlyList<OutlookVersion> named) => Named = named;

    public static VersionSelection Auto { get; } = new([]);

    /// <summary>The versions that were named; empty for <see cref="Auto"/>.</summary>
    public IReadOnlyList<OutlookVersion> Named { get; }

    public bool IsAuto => Named.Count == 0;

    /// <param name="versions">At least one; order and repetition do not matter.</param>
    public static VersionSelection Of(IEnumerable<OutlookVersion> versions)
    {
        var named = OutlookVersions.All.Where(versions.Contains).ToArray();
        return named.Length > 0 ? new(named) : throw new ArgumentException("No version was named.", nameof(versions));
    }

    public bool Equals(VersionSelection? other) => other is not null && Named.SequenceEqual(other.Named);

    public override bool Equals(object? obj) => Equals(obj as VersionSelection);

    public override int GetHashCode() => Named.Count;

    public override string ToString() => IsAuto ? AutoText : string.Join(", ", Named.Select(version => version.Number()));
}
