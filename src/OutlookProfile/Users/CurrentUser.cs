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
    private readonly UserAccount account = RequirePerson(AccountNames.Caller());
    private readonly WindowsRegistry hive = WindowsRegistry.ForCurrentUser();

    /// <summary>The user's AppData\Local.</summary>
    /// <exception cref="PlanException">The hive does not say where it is.</exception>
    public string LocalAppData => UserFolders.LocalAppData(hive)
        ?? throw new PlanException($"The user's AppData\\Local folder is not known: neither the logon session nor the shell folders name it.");

    public IReadOnlyList<string> Scopes => [account.Sid];

    public bool Knows(string scope) => scope == account.Sid;

    public bool IsAbout(string scope) => Knows(scope);

    public bool IsLoaded(string scope) => Knows(scope);

    public UserAccount? FindAccount(string scope) => Knows(scope) ? account : null;

    public IRegistry OpenHive(string scope) => hive;

    /// <summary>SYSTEM and the service accounts have a registry hive too, and no Outlook that looks into it.</summary>
    /// <exception cref="PlanException">The account is no person's.</exception>
    public static UserAccount RequirePerson(UserAccount account) => UserAccount.IsPerson(account.Sid)
        ? account
        : throw new PlanException($"{account.ToString()} is no person's account, so no profile is written for it: for the users of this machine install with ALLUSERS=1, or give --all-users.");

    /// <summary>Closes the keys that are open; a later call opens them again.</summary>
    public void Dispose() => hive.Dispose();

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked)
    {
        var files = Path.Combine(LocalAppData, ProductFolders.Name);
        return new HiveLease(scope, UserFacts.Describe(account, hive, files, DirectoryFacts.Ask(account, asked, WindowsDirectory.Ask), AnsiCodePage.Holds), hive)
        {
            FilesOfTheMachine = FindFilesOfTheMachine(),
        };
    }

    private string? FindFilesOfTheMachine()
    {
        using var localMachine = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
        var folder = Path.Combine(MachineFolder.OfThisMachine(localMachine).Path, ProductFolders.Users, account.Sid);
        return Directory.Exists(folder) ? folder : null;
    }
}
