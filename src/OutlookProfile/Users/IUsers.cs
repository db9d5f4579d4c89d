using System.Collections.Generic;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The users whom a run is about. One hive at a time is open, however many users there are.</summary>
public interface IUsers
{
    /// <summary>The SIDs of the users.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether the run is about a scope at all: about one user it is about no other, nor about the machine.</summary>
    bool IsAbout(string scope);

    /// <summary>Whether the user is still one of this machine.</summary>
    bool Knows(string scope);

    /// <summary>Whether Windows itself has the user's hive open, so that looking into it disturbs nobody.</summary>
    bool IsLoaded(string scope);

    /// <summary>The user's account, asked for without the user's hive; null when no account has this SID any more.</summary>
    UserAccount? FindAccount(string scope);

    /// <summary>Opens one user's hive, to read and write in it alone.</summary>
    /// <returns>Disposable when the hive was loaded for it.</returns>
    /// <exception cref="UserUnreachableException">There is no such hive, or not now.</exception>
    /// <exception cref="HiveException">It cannot be loaded for another reason.</exception>
    IRegistry OpenHive(string scope);

    /// <summary>Finds out about one user and opens the user's hive, in this order.</summary>
    /// <param name="asked">What is to be known from the directory.</param>
    /// <exception cref="UserUnreachableException">The user or the hive is not there, or not now.</exception>
    /// <exception cref="HiveException">The hive cannot be loaded for another reason.</exception>
    HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked);
}
