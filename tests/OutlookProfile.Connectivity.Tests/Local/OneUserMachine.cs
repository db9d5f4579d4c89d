using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Local;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Connectivity.Tests.Local;

/// <summary>A Windows machine with one user, in memory.</summary>
internal sealed class OneUserMachine : IUsers, IRunningPrograms
{
    private const string Sid = "S-1-5-21-1-2-3-1001";

    private static readonly TargetUser Alice = new(
        Name: "alice",
        Domain: "EXAMPLE",
        DnsDomain: "example.test",
        ComputerName: "LAPTOP",
        Mail: () => "alice@example.test",
        FilesFolder: "/Users/alice/AppData/Local/OutlookProfile");

    private readonly MemoryFiles files = new();

    public MemoryRegistry Hive { get; } = new();

    public MemoryJournalStore Journals { get; } = new();

    public bool OutlookRuns { get; set; }

    public List<InstalledOutlook> Outlooks { get; } = [new(OutlookVersion.Outlook2016, is64Bit: true, OfficeSetup.ClickToRun)];

    public bool IsCleanedUp { get; private set; }

    public IReadOnlyList<string> Scopes => [Sid];

    private InstallationMachine Installation => new(
        Users: this,
        Machine: null,
        Files: files,
        Journals: Journals,
        Lock: () => new Nothing(),
        CleanUp: () => IsCleanedUp = true,
        IsAlive: _ => false,
        FindOutlook: () => Outlooks,
        Gate: new OutlookGate(this));

    public LocalMachine Open() => new(Installation, this);

    public void Install(ProfileConfiguration configuration)
    {
        var id = Guid.NewGuid();
        var installation = new ProfileInstallation(Installation, RunOrigin.Tool, _ => { });
        installation.Install(configuration, id, null);
        installation.Commit(id);
    }

    public bool IsAbout(string scope) => Knows(scope);

    public bool Knows(string scope) => scope == Sid;

    public bool IsLoaded(string scope) => Knows(scope);

    public UserAccount? FindAccount(string scope) => Knows(scope) ? new UserAccount(Sid, Alice.Name, Alice.Domain!) : null;

    public IRegistry OpenHive(string scope) => Hive;

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked) => new(scope, Alice, Hive);

    public bool Runs(string fileName, string sid) => OutlookRuns;

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
