using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
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

    public bool Elevated { get; set; }

    public MemoryRegistry Hive { get; } = new();

    public MemoryJournalStore Journals { get; } = new();

    public List<string> Log { get; } = [];

    public IReadOnlyList<InstalledOutlook> Outlooks { get; set; } = [new(OutlookVersion.Outlook2016, true, OfficeSetup.ClickToRun)];

    public string State => $"{RegistrySnapshot.Take(Hive, "")}\n{files}";

    public ProfileInstallation Installation => new(
        new InstallationMachine(
            this,
            Machine: null,
            files,
            Journals,
            Lock: () => new MemoryStream(),
            CleanUp: () => { },
            IsAlive: RunLiveness,
            FindOutlook: () => Outlooks,
            new OutlookGate(this)),
        RunOrigin.Tool,
        line => Log.Add(line.ToString()));

    public IReadOnlyList<string> Scopes => [Sid];

    public bool Knows(string scope) => scope == Sid;

    public bool IsAbout(string scope) => Knows(scope);

    public bool IsLoaded(string scope) => Knows(scope);

    public UserAccount? FindAccount(string scope) => Knows(scope) ? new UserAccount(Sid, "jdoe", "ACME") : null;

    public IRegistry OpenHive(string scope) => new OwnHive(this);

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked) =>
        new(scope, TestData.Jane with { FilesFolder = "/Users/jdoe/AppData/Local/OutlookProfile", PoliciesWritable = Elevated }, OpenHive(scope));

    public bool Runs(string fileName, string sid) => false;

    private static bool RunLiveness(JournalHeader header) => false;

    private sealed class OwnHive(OneUserMachine machine) : IRegistry
    {
        public bool KeyExists(string key) => machine.Hive.KeyExists(key);

        public IReadOnlyList<string> GetSubKeyNames(string key) => machine.Hive.GetSubKeyNames(key);

        public IReadOnlyList<RegistryValue> GetValues(string key) => machine.Hive.GetValues(key);

        public RegistryValue? GetValue(string key, string name) => machine.Hive.GetValue(key, name);

        public byte[]? GetSecurity(string key) => machine.Hive.GetSecurity(key);

        public void CreateKey(string key) => Write(key, hive => hive.CreateKey(key));

        public void SetValue(string key, RegistryValue value) => Write(key, hive => hive.SetValue(key, value));

        public void DeleteValue(string key, string name) => Write(key, hive => hive.DeleteValue(key, name));

        public void DeleteKey(string key) => Write(key, hive => hive.DeleteKey(key));

        public void SetSecurity(string key, byte[] descriptor) => Write(key, hive => hive.SetSecurity(key, descriptor));

        public void Flush() => machine.Hive.Flush();

        private void Write(string key, Action<MemoryRegistry> write)
        {
            if (!machine.Elevated && RegistryPath.IsAtOrBelow(key, Policies))
            {
                throw new RegistryException($"Writing", key, RegistryException.AccessDenied);
            }

            write(machine.Hive);
        }
    }
}
