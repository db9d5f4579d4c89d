using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// A Windows machine with users in memory, no kinder than a real one. A hive that is not loaded cannot be reached; loading
/// one that is open fails, and loading one that is not there makes an empty one; a mount outlives the process that made it;
/// a user can log off at any moment; what was written is on disk after a flush or an unload only. A hive that is held
/// without the lock, or while others are asked who may take their time, fails the test.
/// </summary>
internal sealed class FakeMachine : IUserMachine, IRunningPrograms
{
    private const string ProfileListKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
    private const string Domain = "ACME";

    private readonly Dictionary<string, UserAccount> accounts = [];
    private readonly Dictionary<string, string> folders = [];
    private readonly Dictionary<string, MemoryRegistry> hiveFiles = [];
    private readonly Dictionary<string, MemoryRegistry> loaded = [];
    private readonly Dictionary<string, int> loadErrors = [];
    private readonly HashSet<(string Sid, string Key)> denied = [];
    private readonly HashSet<(string Sid, string Key)> links = [];
    private readonly Dictionary<string, UserAccount> deletedAccounts = [];
    private readonly Dictionary<string, MemoryRegistry> detachedFiles = [];
    private readonly HashSet<string> outlookUsers = [];
    private int heldByRun;

    public const string InstallFolder = "/Program Files/Outlook Profile";

    public const string FilesOfUsers = InstallFolder + "/Autodiscover";

    public MemoryRegistry LocalMachineRegistry { get; } = new();

    public IRegistry LocalMachine => LocalMachineRegistry;

    public MemoryFiles Files { get; } = new();

    public MemoryJournalStore Journals { get; } = new();

    public List<string> Log { get; } = [];

    public List<InstalledOutlook> Outlooks { get; } = [new(OutlookVersion.Outlook2010, true, OfficeSetup.WindowsInstaller)];

    public int HivesLoadedNow { get; private set; }

    public int MostHivesLoaded { get; private set; }

    /// <summary>Hives that did not exist and that loading them has made.</summary>
    public List<string> HivesMade { get; } = [];

    /// <summary>Loaded hives with something in them that a power loss would take away.</summary>
    public HashSet<string> Unflushed { get; } = [];

    /// <summary>What the directory says; by default that it knows nothing.</summary>
    public Func<UserAccount, DirectoryAttribute, string?> Directory { get; set; } = (_, _) => null;

    /// <summary>What the directory was asked for.</summary>
    public List<(string Sid, DirectoryAttribute Attribute)> Asked { get; } = [];

    /// <summary>How often the directory was asked.</summary>
    public int DirectorySearches { get; private set; }

    /// <summary>Whether a run holds the folder of the journals.</summary>
    public bool Locked { get; private set; }

    /// <summary>The failure to inject before a write into a user's hive.</summary>
    public Func<string, Exception?> WriteFailure { get; set; } = _ => null;

    public static string Sid(int number) => $"S-1-5-21-1-2-3-{number}";

    /// <summary>A user whose hive is loaded, as for someone who is logged on.</summary>
    public FakeMachine WithLoggedOnUser(int number, string name)
    {
        AddProfile(number, name);
        loaded[Sid(number)] = hiveFiles[Sid(number)];
        return this;
    }

    public FakeMachine WithUser(int number, string name)
    {
        AddProfile(number, name);
        return this;
    }

    public FakeMachine WithDefaultUser()
    {
        LocalMachineRegistry.SetValue(ProfileListKey, RegistryValue.ExpandString("Default", "/Users/Default"));
        hiveFiles[AllUsers.DefaultUser] = new MemoryRegistry();
        return this;
    }

    /// <summary>RegLoadKey says "access denied".</summary>
    public FakeMachine WithDefaultHiveReadOnly()
    {
        loadErrors[AllUsers.DefaultUser] = 5;
        return this;
    }

    /// <summary>Somebody has the file open: the user is just logging on, or a backup runs.</summary>
    public FakeMachine WithHiveInUse(int number) => WithLoadError(number, 32);

    /// <summary>What RegLoadKey says of the user's file (winerror.h).</summary>
    public FakeMachine WithLoadError(int number, int error)
    {
        loadErrors[Sid(number)] = error;
        return this;
    }

    public FakeMachine WithHiveInUseNoMore(int number)
    {
        loadErrors.Remove(Sid(number));
        return this;
    }

    /// <summary>ERROR_BADDB.</summary>
    public FakeMachine WithDamagedHive(int number) => WithLoadError(number, 1009);

    /// <summary>A profile folder without NTUSER.DAT, as FSLogix and mandatory profiles have it.</summary>
    public FakeMachine WithoutHiveFile(int number)
    {
        hiveFiles.Remove(Sid(number), out var file);
        detachedFiles[Sid(number)] = file!;
        return this;
    }

    /// <summary>The container is attached again.</summary>
    public FakeMachine WithHiveFileBack(int number)
    {
        hiveFiles[Sid(number)] = detachedFiles[Sid(number)];
        return this;
    }

    /// <summary>A process of ours died while it had the hive mounted.</summary>
    public FakeMachine WithLeftoverMount(int number)
    {
        loaded[MountOf(number)] = hiveFiles[Sid(number)];
        HivesLoadedNow++;
        return this;
    }

    /// <summary>What Windows keeps beside people in ProfileList and in HKEY_USERS.</summary>
    public FakeMachine WithTwinsOf(int number, string name)
    {
        var twin = Sid(number) + ".bak";
        LocalMachineRegistry.SetValue($@"{ProfileListKey}\{twin}", RegistryValue.ExpandString("ProfileImagePath", "/Users/" + name + ".bak"));
        LocalMachineRegistry.SetValue($@"{ProfileListKey}\{Sid(number)}_Classes", RegistryValue.ExpandString("ProfileImagePath", "/Users/" + name));
        hiveFiles[twin] = new MemoryRegistry();
        loaded[Sid(number) + "_Classes"] = hiveFiles[Sid(number) + "_Classes"] = new MemoryRegistry();
        return this;
    }

    public FakeMachine WithoutTwinsOf(int number)
    {
        foreach (var twin in new[] { Sid(number) + ".bak", Sid(number) + "_Classes" })
        {
            LocalMachineRegistry.DeleteValue($@"{ProfileListKey}\{twin}", "ProfileImagePath");
            LocalMachineRegistry.DeleteKey($@"{ProfileListKey}\{twin}");
            hiveFiles.Remove(twin);
            loaded.Remove(twin);
        }

        return this;
    }

    /// <summary>A key, made where it is missing, that refuses to be written, with everything below it.</summary>
    public FakeMachine WithDeniedKey(int number, string key)
    {
        HiveOf(number).CreateKey(key);
        denied.Add((Sid(number), key));
        return this;
    }

    public FakeMachine WithKeyDeniedNoMore(int number, string key)
    {
        denied.Remove((Sid(number), key));
        return this;
    }

    /// <summary>The user has put a registry link (REG_LINK) there, which is refused.</summary>
    public FakeMachine WithLink(int number, string key)
    {
        links.Add((Sid(number), key));
        return this;
    }

    public FakeMachine WithLinkNoMore(int number, string key)
    {
        links.Remove((Sid(number), key));
        return this;
    }

    public FakeMachine WithDeletedAccount(int number)
    {
        accounts.Remove(Sid(number), out var account);
        deletedAccounts[Sid(number)] = account!;
        return this;
    }

    /// <summary>A domain that did not answer, or an account that was brought back from the recycle bin.</summary>
    public FakeMachine WithAccountBack(int number)
    {
        accounts[Sid(number)] = deletedAccounts[Sid(number)];
        return this;
    }

    /// <summary>What ProfileList says of the user's folder; null for nothing.</summary>
    public FakeMachine WithProfileImagePath(int number, RegistryValue? value)
    {
        LocalMachineRegistry.DeleteValue($@"{ProfileListKey}\{Sid(number)}", "ProfileImagePath");
        if (value is not null)
        {
            LocalMachineRegistry.SetValue($@"{ProfileListKey}\{Sid(number)}", value);
        }

        return this;
    }

    public void LogOn(int number) => loaded[Sid(number)] = hiveFiles[Sid(number)];

    /// <summary>Windows writes the hive to its file.</summary>
    public void LogOff(int number)
    {
        loaded.Remove(Sid(number));
        Unflushed.Remove(Sid(number));
    }

    public bool IsDenied(string name, string key) =>
        denied.Any(entry => name.EndsWith(entry.Sid, StringComparison.Ordinal) && RegistryPath.IsAtOrBelow(key, entry.Key));

    public bool IsLink(string name, string key) =>
        links.Any(entry => name.EndsWith(entry.Sid, StringComparison.Ordinal) && RegistryPath.IsAtOrBelow(key, entry.Key));

    public FakeMachine WithService(string sid)
    {
        LocalMachineRegistry.SetValue($@"{ProfileListKey}\{sid}", RegistryValue.ExpandString("ProfileImagePath", "/Windows/ServiceProfiles"));
        hiveFiles[sid] = new MemoryRegistry();
        loaded[sid] = hiveFiles[sid];
        return this;
    }

    public FakeMachine WithOutlookRunningFor(int number)
    {
        outlookUsers.Add(Sid(number));
        return this;
    }

    public void CloseOutlook() => outlookUsers.Clear();

    /// <summary>A user's hive, whether it is loaded or not.</summary>
    public MemoryRegistry HiveOf(int number) => hiveFiles[Sid(number)];

    public MemoryRegistry HiveOf(string sid) => hiveFiles[sid];

    /// <summary>Every hive, the machine's registry and every file.</summary>
    public string State() =>
        string.Join('\n', hiveFiles.OrderBy(hive => hive.Key, StringComparer.Ordinal).Select(hive => $"{hive.Key}\n{RegistrySnapshot.Take(hive.Value, "")}"))
        + $"\nMACHINE\n{RegistrySnapshot.Take(LocalMachineRegistry, "")}\nFILES\n{Files}";

    /// <summary>What a line of the log says, in English; of the tests one that fails where a reader of another language would find English in it.</summary>
    /// <remarks>The second parameter: words that this machine puts into it.</remarks>
    public static Func<Text, IEnumerable<string>, string> Say { get; set; } = (line, _) => line.ToString();

    public void Write(Text line) => Log.Add(Say(line, accounts.Values.Select(account => $"{account.Name} {account.Domain}").Append("Corporate Mail Default gone")));

    public ProfileInstallation Installation(Action<TimeSpan>? pause = null) => new(Machine(pause), RunOrigin.Installer, Write);

    public InstallationMachine Machine(Action<TimeSpan>? pause = null) =>
        new(
            new AllUsers(this, FilesOfUsers),
            LocalMachine,
            Files,
            Journals,
            TakeLock,
            () => { },
            RunLiveness.ForInstaller,
            () => Outlooks,
            new OutlookGate(this, pause ?? (_ => throw new InvalidOperationException("Nothing is to be waited for."))));

    public UserAccount? FindAccount(string sid)
    {
        RequireNoMount();
        return accounts.GetValueOrDefault(sid);
    }

    public IReadOnlyDictionary<DirectoryAttribute, string> AskDirectory(UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes)
    {
        RequireNoMount();
        DirectorySearches++;
        var found = new Dictionary<DirectoryAttribute, string>();
        foreach (var attribute in attributes)
        {
            Asked.Add((account.Sid, attribute));
            if (Directory(account, attribute) is { } value)
            {
                found[attribute] = value;
            }
        }

        return found;
    }

    /// <summary>Western European Windows.</summary>
    public bool AnsiHolds(string text) => CodePage.Holds(1252, text);

    public bool IsLoaded(string name) => loaded.ContainsKey(name);

    public IRegistry Hive(string name) => new CruelHive(name, () => loaded.GetValueOrDefault(name), this);

    public bool HiveFileExists(string file) => hiveFiles.ContainsKey(SidOf(file));

    public IDisposable Load(string name, string file)
    {
        var sid = SidOf(file);
        if (!Locked)
        {
            throw new InvalidOperationException("A hive is loaded by a run that does not hold the lock.");
        }

        if (loadErrors.TryGetValue(sid, out var error) || (loaded.ContainsValue(hiveFiles.GetValueOrDefault(sid)!) && (error = 32) != 0))
        {
            throw new HiveException($"{(Text)$"{(Text)$"Loading the registry hive"} '{file}' failed: {"-"} (Windows error {error})"}.", error);
        }

        if (!hiveFiles.ContainsKey(sid))
        {
            // RegLoadKey: "If hive does not exist, it is created".
            hiveFiles[sid] = new MemoryRegistry();
            HivesMade.Add(sid);
        }

        loaded.Add(name, hiveFiles[sid]);
        HivesLoadedNow++;
        MostHivesLoaded = Math.Max(MostHivesLoaded, HivesLoadedNow);
        return TakeOver(name, file);
    }

    public IDisposable TakeOver(string name, string file)
    {
        heldByRun++;
        return new Undo(() =>
        {
            loaded.Remove(name);
            Unflushed.Remove(name);
            HivesLoadedNow--;
            heldByRun--;
        });
    }

    public bool Runs(string fileName, string sid)
    {
        RequireNoMount();
        return outlookUsers.Contains(sid);
    }

    private static string MountOf(int number) => "OutlookProfile-" + Sid(number);

    private string SidOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
        return folder == "/Users/Default" ? AllUsers.DefaultUser : folders[folder];
    }

    /// <summary>Whoever logs on while the hive is mounted gets a temporary profile.</summary>
    private void RequireNoMount()
    {
        if (heldByRun > 0)
        {
            throw new InvalidOperationException("A user's hive is held while somebody else is asked.");
        }
    }

    private IDisposable TakeLock()
    {
        if (Locked)
        {
            throw new TransactionBusyException($"Another run is at work.");
        }

        Locked = true;
        return new Undo(() => Locked = false);
    }


    private void AddProfile(int number, string name)
    {
        var folder = "/Users/" + name;
        folders[folder] = Sid(number);
        accounts[Sid(number)] = new UserAccount(Sid(number), name, Domain);
        LocalMachineRegistry.SetValue($@"{ProfileListKey}\{Sid(number)}", RegistryValue.ExpandString("ProfileImagePath", folder));
        var hive = new MemoryRegistry();
        hive.SetValue(@"Software\Somebody", RegistryValue.String("Mine", name));
        hiveFiles[Sid(number)] = hive;
    }

    private sealed class Undo(Action action) : IDisposable
    {
        private bool done;

        public void Dispose()
        {
            if (!done)
            {
                done = true;
                action();
            }
        }
    }
}
