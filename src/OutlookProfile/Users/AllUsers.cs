using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>
/// Every person with a Windows profile on the machine. A hive that is loaded is used as it is, also one that a process of
/// ours left loaded when it died; another user's NTUSER.DAT is loaded for as long as it takes. SYSTEM's own hive is never among them.
/// </summary>
public sealed class AllUsers : IUsers
{
    /// <summary>The scope of the user whose profile Windows copies for everyone who logs on for the first time.</summary>
    public const string DefaultUser = "Default";

    private const string HiveFileName = "NTUSER.DAT";

    private const int FileNotFound = 2;
    private const int PathNotFound = 3;
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int BadDatabase = 1009;
    private const int RegistryCorrupt = 1015;
    private const int RegistryIoFailed = 1016;
    private const int NotRegistryFile = 1017;

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

    public bool IsAbout(string scope) => true;

    public bool IsLoaded(string scope) => machine.IsLoaded(scope);

    public UserAccount? FindAccount(string scope) =>
        scope == DefaultUser ? new UserAccount(DefaultUser, DefaultUser, Environment.MachineName) : machine.FindAccount(scope);

    public IRegistry OpenHive(string scope)
    {
        if (machine.IsLoaded(scope))
        {
            return machine.Hive(scope);
        }

        var name = $"{ProductFolders.Name}-{scope}";
        var file = Path.Combine(Profile(scope).Folder, HiveFileName);
        var mount = machine.IsLoaded(name) ? machine.TakeOver(name, file) : Load(scope, name, file);
        return new LoadedHive(machine.Hive(name), mount);
    }

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked)
    {
        var account = FindAccount(scope)
            ?? throw new UserUnreachableException(UnreachableReason.Gone, $"{scope} is no user any more: no account has this SID. Its profile folder is {Profile(scope).Folder}.");
        var directory = DirectoryFacts.Ask(account, asked, machine.AskDirectory);
        var hive = OpenHive(scope);
        try
        {
            return new HiveLease(scope, UserFacts.Describe(account, hive, Path.Combine(filesFolder, scope), directory, machine.AnsiHolds), hive);
        }
        catch
        {
            (hive as IDisposable)?.Dispose();
            throw;
        }
    }

    private IDisposable Load(string scope, string name, string file)
    {
        if (!machine.HiveFileExists(file))
        {
            throw new UserUnreachableException(UnreachableReason.HiveMissing, $"{scope} has no registry hive here: {file} is not there, or is no file of its own.");
        }

        try
        {
            return machine.Load(name, file);
        }
        catch (HiveException exception) when (ReasonOf(exception.ErrorCode) is { } reason)
        {
            throw new UserUnreachableException(reason, exception.Text);
        }
    }

    /// <summary>What an error of RegLoadKey (winerror.h) says about the user, or null when it says something about us.</summary>
    private static UnreachableReason? ReasonOf(int error) => error switch
    {
        FileNotFound or PathNotFound => UnreachableReason.HiveMissing,
        SharingViolation or LockViolation => UnreachableReason.Busy,
        BadDatabase or RegistryCorrupt or RegistryIoFailed or NotRegistryFile => UnreachableReason.Damaged,
        _ => null,
    };

    private LocalProfile Profile(string scope) =>
        profiles.TryGetValue(scope, out var profile)
            ? profile
            : throw new UserUnreachableException(UnreachableReason.HiveMissing, $"{scope} is no user of this machine: it is not in the list of profiles.");
}
