using System;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>The machine as far as its users' hives go.</summary>
public interface IUserMachine : IHiveLoader
{
    /// <summary>HKEY_LOCAL_MACHINE in the 64-bit view.</summary>
    IRegistry LocalMachine { get; }

    /// <summary>The account of a SID, or null when there is none any more.</summary>
    UserAccount? FindAccount(string sid);

    /// <summary>Whether HKEY_USERS\name is loaded.</summary>
    bool IsLoaded(string name);

    /// <summary>HKEY_USERS\name.</summary>
    IRegistry Hive(string name);
}
