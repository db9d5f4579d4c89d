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

    public void Dispose() => (Hive as IDisposable)?.Dispose();
}
