using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The user whom the calling thread acts for, in HKEY_CURRENT_USER.</summary>
public sealed class CurrentUser : IUsers, IDisposable
{
    private readonly UserAccount account = AccountNames.Caller();
    private readonly WindowsRegistry hive = WindowsRegistry.ForCurrentUser();

    /// <summary>The user's AppData\Local.</summary>
    /// <exception cref="PlanException">The hive does not say where it is.</exception>
    public string LocalAppData => UserFolders.LocalAppData(hive)
        ?? throw new PlanException("The user's AppData\\Local folder is not known: neither the logon session nor the shell folders name it.");

    public IReadOnlyList<string> Scopes => [account.Sid];

    public bool Knows(string scope) => scope == account.Sid;

    public string? OwnUndoRecord(string scope) => null;

    public IRegistry OpenHive(string scope) => hive;

    /// <summary>Closes the keys that are open; a later call opens them again.</summary>
    public void Dispose() => hive.Dispose();

    public HiveLease Open(string scope)
    {
        var files = Path.Combine(LocalAppData, ProductFolders.Name);
        return new HiveLease(scope, UserFacts.Describe(account, hive, files, AccessToken.IsAdministrator()), hive);
    }
}
