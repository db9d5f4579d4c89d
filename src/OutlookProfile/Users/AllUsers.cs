using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>
/// Every person with a Windows profile on the machine. A hive that is loaded is used as it is; another user's NTUSER.DAT is
/// loaded for as long as it takes. SYSTEM's own hive is never among them.
/// </summary>
public sealed class AllUsers : IUsers
{
    /// <summary>The scope of the user whose profile Windows copies for everyone who logs on for the first time.</summary>
    public const string DefaultUser = "Default";

    private const string HiveFileName = "NTUSER.DAT";

    private readonly Dictionary<string, LocalProfile> profiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly IUserMachine machine;
    private readonly string filesFolder;

    /// <param name="filesFolder">Each user's files go into a folder in it that is named by the scope.</param>
    public AllUsers(IUserMachine machine, string filesFolder)
    {
        this.machine = machine;
        this.filesFolder = filesFolder;
        foreach (var profile in ProfileList.Find(machine.LocalMachine))
        {
            profiles.Add(profile.Sid, profile);
        }

        if (ProfileList.DefaultFolder(machine.LocalMachine) is { } folder)
        {
            profiles.Add(DefaultUser, new LocalProfile(DefaultUser, folder));
        }
    }

    public IReadOnlyList<string> Scopes => profiles.Keys.OrderBy(sid => sid, StringComparer.Ordinal).ToArray();

    public bool Knows(string scope) => profiles.ContainsKey(scope);

    public string? OwnUndoRecord(string scope) =>
        Path.Combine(Profile(scope).Folder, "AppData", "Local", ProductFolders.Name, JournalFolder.FolderName, UndoRecord.NameOf(scope));

    public IRegistry OpenHive(string scope)
    {
        if (machine.IsLoaded(scope))
        {
            return machine.Hive(scope);
        }

        var name = $"{ProductFolders.Name}-{scope}";
        var load = machine.Load(name, Path.Combine(Profile(scope).Folder, HiveFileName));
        return new LoadedHive(machine.Hive(name), load);
    }

    public HiveLease Open(string scope)
    {
        var account = (scope == DefaultUser ? new UserAccount(DefaultUser, DefaultUser, Environment.MachineName) : machine.FindAccount(scope))
            ?? throw new HiveException($"{scope} is no user any more: no account has this SID. Its profile folder is {Profile(scope).Folder}.", RegistryException.FileNotFound);
        var hive = OpenHive(scope);
        try
        {
            return new HiveLease(scope, UserFacts.Describe(account, hive, Path.Combine(filesFolder, scope), policiesWritable: true), hive);
        }
        catch
        {
            (hive as IDisposable)?.Dispose();
            throw;
        }
    }

    private LocalProfile Profile(string scope) =>
        profiles.TryGetValue(scope, out var profile)
            ? profile
            : throw new HiveException($"{scope} is no user of this machine: it is not in the list of profiles.", RegistryException.FileNotFound);
}
