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
using OutlookProfile.Tests.Registry;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>One user in memory, whose policies are closed to all but administrators.</summary>
internal sealed class OneUserMachine : IUsers, IRunningPrograms
{
    public const string Sid = "S-1-5-21-1-2-3-1001";

    private const string Policies = @"Software\Policies";

    private readonly MemoryFiles files = new();

    /// <summary>Windows makes the key with the user's profile: closed to the user, open to administrators.</summary>
    public OneUserMachine() => Hive.CreateKey(Policies);

    public bool Elevated { get; set; }

    /// <summary>Keys that refuse everybody, an administrator too.</summary>
    public Dictionary<string, Refusal> Refusals { get; } = [];

    public MemoryRegistry Hive { get; } = new();

    public MemoryJournalStore Journals { get; } = new();

    public List<string> Log { get; } = [];

    public IReadOnlyList<InstalledOutlook> Outlooks { get; set; } = [new(OutlookVersion.Outlook2016, true, OfficeSetup.ClickToRun)];

    public string State => $"{RegistrySnapshot.Take(Hive, "")}\n{files}";

    public ProfileInstallation Installation => new(Machine, RunOrigin.Tool, line => Log.Add(line.ToString()));

    public InstallationMachine Machine => new(
        this,
        Machine: null,
        files,
        Journals,
        Lock: () => new MemoryStream(),
        CleanUp: () => { },
        IsAlive: RunLiveness,
        FindOutlook: () => Outlooks,
        new OutlookGate(this));

    public IReadOnlyList<string> Scopes => [Sid];

    public bool Knows(string scope) => scope == Sid;

    public bool IsAbout(string scope) => Knows(scope);

    public bool IsLoaded(string scope) => Knows(scope);

    public UserAccount? FindAccount(string scope) => Knows(scope) ? new UserAccount(Sid, "jdoe", "ACME") : null;

    public IRegistry OpenHive(string scope) => new GuardedRegistry(Hive, RefusalOf);

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked) =>
        new(scope, TestData.Jane with { FilesFolder = "/Users/jdoe/AppData/Local/OutlookProfile" }, OpenHive(scope));

    public bool Runs(string fileName, string sid) => false;

    private static bool RunLiveness(JournalHeader header) => false;

    private Refusal RefusalOf(string key) =>
        !Elevated && RegistryPath.IsAtOrBelow(key, Policies) ? Refusal.Writing : Refusals.Where(refusal => RegistryPath.IsAtOrBelow(key, refusal.Key)).Select(refusal => refusal.Value).DefaultIfEmpty().Max();
}
