using System;
using System.Collections.Generic;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The machine as far as its users' hives go.</summary>
public interface IUserMachine
{
    /// <summary>HKEY_LOCAL_MACHINE in the 64-bit view.</summary>
    IRegistry LocalMachine { get; }

    /// <summary>The account of a SID, or null when there is none any more.</summary>
    UserAccount? FindAccount(string sid);

    /// <summary>What the directory says of a user, asked once; without what the user does not have, and empty when there is no directory.</summary>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    IReadOnlyDictionary<DirectoryAttribute, string> AskDirectory(UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes);

    /// <summary>Whether the machine's ANSI code page has every character of a text.</summary>
    bool AnsiHolds(string text);

    /// <summary>Whether HKEY_USERS\name is loaded.</summary>
    bool IsLoaded(string name);

    /// <summary>HKEY_USERS\name.</summary>
    IRegistry Hive(string name);

    /// <summary>Whether a hive file is there: an ordinary file with something in it, no link. RegLoadKey would make one that is missing.</summary>
    bool HiveFileExists(string file);

    /// <summary>Loads a hive file as HKEY_USERS\name; disposing of the result unloads it.</summary>
    /// <exception cref="HiveException">Windows refused.</exception>
    IDisposable Load(string name, string file);

    /// <summary>Takes over HKEY_USERS\name, which a process that died has left loaded; disposing of the result unloads it.</summary>
    IDisposable TakeOver(string name, string file);
}
