using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

/// <summary>Dead runs, of one user and of several.</summary>
[TestClass]
public sealed class RecoveryTests
{
    private const string Anna = "S-1-5-21-1-2-3-1001";
    private const string Bert = "S-1-5-21-1-2-3-1002";

    private readonly Dictionary<string, MemoryRegistry> users = new() { [Anna] = new(), [Bert] = new() };
    private readonly MemoryJournalStore store = new();
    private readonly MemoryFiles files = new();
    private readonly Guid run = Guid.NewGuid();

    [TestMethod]
    public void Commit_FinishesAllScopes()
    {
        CompleteRun(Anna);
        CompleteRun(Bert);
        TransactionEnd.Commit(store, run);
        CollectionAssert.AreEqual(new[] { Anna + ".undo", Bert + ".undo" }, store.List().ToArray());
        TransactionEnd.Commit(store, run);
        Assert.IsTrue(Recover().Complete);
        Assert.IsTrue(users[Anna].KeyExists("k"));
        Assert.IsTrue(users[Bert].KeyExists("k"));
    }

    [TestMethod]
    public void Restore_PutsBackAllScopes()
    {
        CompleteRun(Anna);
        CompleteRun(Bert);
        var report = TransactionEnd.Restore(store, run, scope => users[scope], files);
        Assert.IsTrue(report.Complete);
        Assert.IsFalse(users[Anna].KeyExists("k"));
        Assert.IsFalse(users[Bert].KeyExists("k"));
        Assert.IsEmpty(store.List());
    }

    [TestMethod]
    public void Restore_LeavesOtherRunsAlone()
    {
        CompleteRun(Anna);
        TransactionEnd.Restore(store, Guid.NewGuid(), scope => users[scope], files);
        TransactionEnd.Commit(store, Guid.NewGuid());
        Assert.HasCount(2, store.List());
    }

    [TestMethod]
    public void Restore_GoesOn_WhenOneUsersHiveCannotBeOpened()
    {
        CompleteRun(Anna);
        CompleteRun(Bert);
        var report = TransactionEnd.Restore(store, run, scope => scope == Anna ? throw new IOException("the hive is in use") : users[scope], files);
        Assert.AreEqual($"opening the registry of '{Anna}': the hive is in use", report.Failures.Single().ToString());
        Assert.IsTrue(users[Anna].KeyExists("k"));
        Assert.IsFalse(users[Bert].KeyExists("k"));

        // Recovery cannot reach her either, and says so; once it can, everything is put back.
        var again = TransactionRecovery.RestoreDeadRuns(store, _ => throw new IOException("the hive is in use"), files, RunLiveness.ForInstaller);
        Assert.IsFalse(again.Complete);
        Assert.IsTrue(Recover().Complete);
        Assert.IsFalse(users[Anna].KeyExists("k"));
        Assert.IsEmpty(store.List());
    }

    [TestMethod]
    public void Recover_FinishesAllScopes_WhenTheRunWasKilledInTheMiddleOfItsCommit()
    {
        for (var at = 1; at <= 6; at++)
        {
            users[Anna] = new();
            users[Bert] = new();
            CompleteRun(Anna);
            CompleteRun(Bert);
            var faults = new FaultInjector(Fault.KilledAfter, at);
            Assert.ThrowsExactly<KilledException>(() => TransactionEnd.Commit(faults.Wrap(store), run));
            Assert.IsTrue(Recover().Complete);
            Assert.IsTrue(users[Anna].KeyExists("k"), $"write {at}");
            Assert.IsTrue(users[Bert].KeyExists("k"), $"write {at}");
            CollectionAssert.AreEqual(new[] { Anna + ".undo", Bert + ".undo" }, store.List().ToArray(), $"write {at}");
            store.Delete(Anna + ".undo");
            store.Delete(Bert + ".undo");
        }
    }

    [TestMethod]
    public void Recover_ClosesTheJournal_WhenTheUserIsGone()
    {
        CompleteRun(Anna);
        var report = TransactionRecovery.RestoreDeadRuns(store, _ => null, files, RunLiveness.ForInstaller);
        Assert.IsTrue(report.Complete);
        Assert.AreEqual($"'{Anna}' does not exist any more", report.Kept.Single().ToString());
        CollectionAssert.AreEqual(new[] { Anna + ".undo" }, store.List().ToArray());
    }

    [TestMethod]
    public void Recover_DisposesOfTheRegistry_SoThatAHiveCanBeUnloaded()
    {
        CompleteRun(Anna);
        var lease = new Lease(users[Anna]);
        TransactionRecovery.RestoreDeadRuns(store, _ => lease, files, RunLiveness.ForInstaller);
        Assert.IsTrue(lease.Disposed);
        Assert.IsFalse(users[Anna].KeyExists("k"));
    }

    [TestMethod]
    public void Recover_DoesNothingButReport_WhenARunIsAlive()
    {
        CompleteRun(Anna);
        var before = store.ToString();
        var error = Assert.ThrowsExactly<TransactionBusyException>(
            () => TransactionRecovery.RestoreDeadRuns(store, scope => users[scope], files, header => header.Scope == Anna));
        Assert.Contains("Another installation of a profile is at work", error.Message);
        Assert.AreEqual(before, store.ToString());
        Assert.IsTrue(users[Anna].KeyExists("k"));
    }

    [TestMethod]
    public void Recover_PutsDamagedJournalsAside_AndRestoresTheOthers()
    {
        CompleteRun(Anna);
        CompleteRun(Bert);
        var name = store.List().Single(file => file.Contains(Anna + ".journal"));
        var bytes = store.Read(name)!;
        bytes[60] ^= 1;
        store.Replace(name, bytes);
        var report = Recover();
        Assert.Contains(name, report.Failures.Single().ToString());
        Assert.IsFalse(users[Bert].KeyExists("k"));
        Assert.Contains(name + ".damaged", store.List());
        Assert.IsTrue(Recover().Complete);
        CollectionAssert.AreEqual(new[] { name + ".damaged" }, JournalReader.Names(store).ToArray());
    }

    [TestMethod]
    public void Recover_NeverReplaysWhatItCouldNotRestore()
    {
        CompleteRun(Anna);
        var faults = new FaultInjector { Before = write => throw new RegistryException(Text.Verbatim(write.Kind), write.Target, RegistryException.AccessDenied) };
        var report = TransactionRecovery.RestoreDeadRuns(store, _ => faults.Wrap(users[Anna]), files, RunLiveness.ForInstaller);
        Assert.IsFalse(report.Complete);
        Assert.EndsWith(".journal.unrestored", JournalReader.Names(store).Single());
        Assert.IsTrue(Recover().Complete);
        Assert.IsTrue(users[Anna].KeyExists("k"));
    }

    [TestMethod]
    public void Recover_TriesAgain_WhenTheHiveWentAwayInTheMiddle()
    {
        CompleteRun(Anna);
        var name = JournalReader.Names(store).Single();
        var faults = new FaultInjector { Before = write => throw new RegistryException(Text.Verbatim(write.Kind), write.Target, RegistryException.HiveGone) };
        var report = TransactionRecovery.RestoreDeadRuns(store, _ => faults.Wrap(users[Anna]), files, RunLiveness.ForInstaller);
        Assert.IsFalse(report.Complete);
        Assert.AreEqual(name, JournalReader.Names(store).Single());
        Assert.IsTrue(Recover().Complete);
        Assert.IsFalse(users[Anna].KeyExists("k"));
        Assert.IsEmpty(JournalReader.Names(store));
    }

    /// <summary>What the system keeps in memory is lost when power goes: a journal that went before the registry reached the disk would be missed then.</summary>
    [TestMethod]
    public void Restore_LetsTheJournalGo_OnlyWhenTheRegistryIsOnDisk()
    {
        CompleteRun(Anna);
        var faults = new FaultInjector();
        TransactionEnd.Restore(faults.Wrap(store), run, _ => faults.Wrap(users[Anna]), files);
        var kinds = faults.Writes.Select(write => write.Kind).ToList();
        Assert.IsGreaterThan(kinds.LastIndexOf("delete key"), kinds.IndexOf("flush"));
        Assert.IsGreaterThan(kinds.IndexOf("flush"), kinds.LastIndexOf("journal"));
        Assert.AreEqual(kinds.IndexOf("flush"), kinds.LastIndexOf("flush"));

        CompleteRun(Anna);
        var journals = JournalReader.Names(store);
        var failing = new FaultInjector { Before = write => _ = write.Kind == "flush" ? throw new RegistryException(Text.Verbatim("Flushing"), "", 1016) : 0 };
        Assert.IsFalse(TransactionEnd.Restore(store, run, _ => failing.Wrap(users[Anna]), files).Complete);
        CollectionAssert.AreEqual(journals.ToArray(), JournalReader.Names(store).ToArray());
        Assert.IsTrue(Recover().Complete);
        Assert.IsEmpty(store.List());
    }

    [TestMethod]
    public void Recover_RestoresTheYoungestRunFirst()
    {
        // An upgrade runs the removal of the old product inside the installation of the new one.
        var registry = users[Anna];
        registry.SetValue("k", RegistryValue.DWord("v", 1));
        var before = RegistrySnapshot.Take(registry, "");
        WriteAt(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 2, "a");
        WriteAt(new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc), 3, "b");
        Assert.IsTrue(Recover().Complete);
        Assert.AreEqual(before, RegistrySnapshot.Take(registry, ""));

        void WriteAt(DateTime started, uint number, string letter)
        {
            var header = new JournalHeader(Guid.Parse(new string(letter[0], 32)), TransactionKind.Write, RunOrigin.Installer, Anna, started, 1);
            var separate = new MemoryJournalStore();
            using (var transaction = Transaction.Begin(separate, header, registry, files))
            {
                transaction.Apply(World.Plan(new SetValue("k", RegistryValue.DWord("v", number), $"")));
                transaction.Complete();
            }

            var name = separate.List().Single(file => file.EndsWith(".journal", StringComparison.Ordinal));
            store.Replace(name, separate.Read(name)!);
        }
    }

    [TestMethod]
    public void Recover_DeletesFilesThatWereNeverCompleted()
    {
        store.Replace("user.undo.00112233.tmp", [1]);
        store.Replace($"{run:N}.committed", []);
        Assert.IsTrue(Recover().Complete);
        Assert.IsEmpty(store.List());
    }

    [TestMethod]
    public void Recover_IgnoresAJournal_ThatComesBackAfterItsEnd()
    {
        CompleteRun(Anna);
        var name = store.List().Single(file => file.EndsWith(".journal", StringComparison.Ordinal));
        byte[]? closed = null;
        var faults = new FaultInjector { After = write => closed = write.Kind == "journal" ? store.Read(name) : closed };
        TransactionEnd.Commit(faults.Wrap(store), run);

        // A power loss may bring back a file that had been deleted.
        store.Replace(name, closed!);
        Assert.IsTrue(Recover().Complete);
        Assert.IsTrue(users[Anna].KeyExists("k"));
        CollectionAssert.AreEqual(new[] { Anna + ".undo" }, store.List().ToArray());
    }

    [TestMethod]
    public async Task IsInstallerAtWork_FollowsTheMutex()
    {
        Assert.IsFalse(RunLiveness.IsInstallerAtWork());
        using var mutex = new Mutex(false, @"Global\_MSIExecute");
        Assert.IsFalse(RunLiveness.IsInstallerAtWork());
        using var taken = new ManualResetEventSlim();
        using var checkedOnce = new ManualResetEventSlim();
        var holder = Task.Factory.StartNew(
            () =>
            {
                mutex.WaitOne();
                taken.Set();
                checkedOnce.Wait();
                mutex.ReleaseMutex();
            },
            TaskCreationOptions.LongRunning);
        taken.Wait();
        var atWork = RunLiveness.IsInstallerAtWork();
        var installer = JournalHeader.Create(run, TransactionKind.Write, RunOrigin.Installer, Anna);
        var (forTool, forOtherTool, forInstaller) =
            (RunLiveness.ForTool(installer), RunLiveness.ForTool(installer with { Origin = RunOrigin.Tool }), RunLiveness.ForInstaller(installer));
        checkedOnce.Set();
        await holder;
        Assert.IsTrue(atWork);
        Assert.IsTrue(forTool);
        Assert.IsFalse(forOtherTool);
        Assert.IsFalse(forInstaller);
        Assert.IsFalse(RunLiveness.IsInstallerAtWork());
    }

    private void CompleteRun(string user)
    {
        using var transaction = Transaction.Begin(store, JournalHeader.Create(run, TransactionKind.Write, RunOrigin.Installer, user), users[user], files);
        transaction.Apply(World.Plan(new SetValue("k", RegistryValue.DWord("v", 1), $"")));
        transaction.Complete();
    }

    private RestoreReport Recover() => TransactionRecovery.RestoreDeadRuns(store, scope => users[scope], files, RunLiveness.ForInstaller);

    private sealed class Lease(IRegistry inner) : IRegistry, IDisposable
    {
        public bool Disposed { get; private set; }

        public bool KeyExists(string key) => inner.KeyExists(key);

        public IReadOnlyList<string> GetSubKeyNames(string key) => inner.GetSubKeyNames(key);

        public IReadOnlyList<RegistryValue> GetValues(string key) => inner.GetValues(key);

        public RegistryValue? GetValue(string key, string name) => inner.GetValue(key, name);

        public void CreateKey(string key) => inner.CreateKey(key);

        public void SetValue(string key, RegistryValue value) => inner.SetValue(key, value);

        public void DeleteValue(string key, string name) => inner.DeleteValue(key, name);

        public void DeleteKey(string key) => inner.DeleteKey(key);

        public byte[]? GetSecurity(string key) => inner.GetSecurity(key);

        public void SetSecurity(string key, byte[] descriptor) => inner.SetSecurity(key, descriptor);

        public bool MayChange(string key) => inner.MayChange(key);

        public void Flush() => inner.Flush();

        public void Dispose() => Disposed = true;
    }
}
