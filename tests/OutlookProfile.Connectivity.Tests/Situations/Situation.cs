using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>A situation that an administrator meets, and what check has to find in it.</summary>
/// <param name="Area">The heading it stands under in docs/check.md.</param>
/// <param name="Name">In an administrator's words.</param>
/// <param name="Expected">Every one of these is found.</param>
internal sealed record Situation(string Area, string Name, Func<Scene, Task> Arrange, params FindingKind[] Expected)
{
    /// <summary>Parts of the sentences that the expected findings say or advise.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>None of these is found.</summary>
    public IReadOnlyList<FindingKind> Never { get; init; } = [];

    /// <summary>Whether no failure is found at all.</summary>
    public bool Passes { get; init; }

    public override string ToString() => $"{Area}: {Name}";
}
