using System;
using System.Collections.Generic;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The users whom a run is about. One hive at a time is open, however many users there are.</summary>
public interface IUsers
{
    /// <summary>The SIDs of the users.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether the user is still one of this machine.</summary>
    bool Knows(string scope);

    /// <summary>Where a user keeps an undo record of runs of the user's own, which this run does not keep; null when it is the same one.</summary>
    string? OwnUndoRecord(string scope);

    /// <summary>Opens one user's hive, to read and write in it alone.</summary>
    /// <returns>Disposable when the hive was loaded for it.</returns>
    /// <exception cref="HiveException">It cannot be loaded.</exception>
    IRegistry OpenHive(string scope);

    /// <summary>Opens one user's hive and finds out about the user.</summary>
    /// <exception cref="HiveException">It cannot be loaded, or the SID is no user's any more.</exception>
    HiveLease Open(string scope);
}
