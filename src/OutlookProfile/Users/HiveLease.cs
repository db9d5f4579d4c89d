using System;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>One user's hive, open for the time of one piece of work. Disposing unloads a hive that was loaded for it.</summary>
public sealed class HiveLease(string scope, TargetUser user, IRegistry hive) : IDisposable
{
    /// <summary>The user's SID: the name of this user's journal and undo record.</summary>
    public string Scope { get; } = scope;

    public TargetUser User { get; } = user;

    public IRegistry Hive { get; } = hive;

    /// <summary>Where an installation for all users has put files of this user's, in a run of the user's own; null when it has not.</summary>
    public string? FilesOfTheMachine { get; init; }

    public void Dispose() => (Hive as IDisposable)?.Dispose();
}
