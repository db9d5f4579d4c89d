using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// A Windows machine with users in memory. As on Windows: a hive that is not loaded cannot be reached, loading one that is
/// in use fails, and what is written into a loaded hive is in its file afterwards.
/// </summary>
internal sealed class FakeMachine : IUserMachine, IRunningPrograms
{
    private const string ProfileListKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
    private const string Domain = "ACME";

    private readonly Dictionary<string, UserAccount> accounts = [];
    private readonly Dictionary<string, MemoryRegistry> hiveFiles = [];
    private readonly Dictionary<string, MemoryRegistry> loaded = [];
    private readonly HashSet<string> lockedFiles = [];
    private readonly HashSet<string> outlookUsers = [];

    public const string InstallFolder = "/Program Files/Outlook Profile";

    public MemoryRegistry LocalMachineRegistry { get; } = new();

    public IRegistry LocalMachine => LocalMachineRegistry;

    public MemoryFiles Files { get; } = new();

    public MemoryJournalStore Journals { get; } = new();

    public List<string> Log { get; } = [];

    public List<InstalledOutlook> Outlooks { get; } = [new(OutlookVersion.Outlook2010, true, OfficeSetup.WindowsInstaller)];

    public int HivesLoadedNow { get; private set; }

    public int MostHivesLoaded { get; private set; }

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

    public FakeMachine WithDefaultHiveReadOnly()
    {
        lockedFiles.Add(AllUsers.DefaultUser);
        return this;
    }

    public FakeMachine WithHiveInUse(int number)
    {
        lockedFiles.Add(Sid(number));
        return this;
    }

    public FakeMachine WithDeletedAccount(int number)
    {
        accounts.Remove(Sid(number));
        return this;
    }

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

    public ProfileInstallation Installation(Action<TimeSpan>? pause = null) => new(Machine(pause), RunOrigin.Installer, Log.Add);

    public InstallationMachine Machine(Action<TimeSpan>? pause = null) =>
        new(
            new AllUsers(this, InstallFolder + "/Autodiscover"),
            LocalMachine,
            Files,
            Journals,
            () => new Nothing(),
            () => { },
            RunLiveness.ForInstaller,
            () => Outlooks,
            new OutlookGate(this, pause ?? (_ => throw new InvalidOperationException("Nothing is to be waited for."))));

    public UserAccount? FindAccount(string sid) => accounts.GetValueOrDefault(sid);

    public bool IsLoaded(string name) => loaded.ContainsKey(name);

    public IRegistry Hive(string name) => new FailingRegistry(loaded[name], () => WriteFailure(name));

    public IDisposable Load(string name, string file)
    {
        var sid = hiveFiles.Keys.Single(candidate => name.EndsWith("-" + candidate, StringComparison.Ordinal));
        if (lockedFiles.Contains(sid))
        {
            throw new HiveException($"The registry hive {file} could not be loaded: it is in use (Windows error 32).", 32);
        }

        loaded.Add(name, hiveFiles[sid]);
        HivesLoadedNow++;
        MostHivesLoaded = Math.Max(MostHivesLoaded, HivesLoadedNow);
        return new Unload(() =>
        {
            loaded.Remove(name);
            HivesLoadedNow--;
        });
    }

    public bool Runs(string fileName, string sid) => outlookUsers.Contains(sid);

    private void AddProfile(int number, string name)
    {
        var folder = "/Users/" + name;
        accounts[Sid(number)] = new UserAccount(Sid(number), name, Domain);
        LocalMachineRegistry.SetValue($@"{ProfileListKey}\{Sid(number)}", RegistryValue.ExpandString("ProfileImagePath", folder));
        var hive = new MemoryRegistry();
        hive.SetValue(@"Software\Somebody", RegistryValue.String("Mine", name));
        hiveFiles[Sid(number)] = hive;
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }

    private sealed class Unload(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
