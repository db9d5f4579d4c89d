using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

[TestClass]
public sealed class TransactionTests
{
    private readonly World world = new();

    [TestMethod]
    public void Apply_WritesNothing_WhenEverythingIsThereAlready()
    {
        world.Install(Scenarios.Write("one"));
        var state = world.State;
        var faults = new FaultInjector();
        world.Install(Scenarios.Write("one"), faults);
        Assert.AreEqual(state, world.State);
        Assert.IsEmpty(faults.Writes.Where(write => write.Kind is not ("replace" or "journal" or "delete" or "flush")));
    }

    [TestMethod]
    public void Apply_NotesEachWriteOnDiskBeforeItIsMade()
    {
        var faults = new FaultInjector
        {
            Before = write =>
            {
                if (write.Kind is "set value" or "create key")
                {
                    var journal = JournalReader.Read(world.Store.Read(world.Store.List().Single())!, "x");
                    Assert.Contains(
                        entry => entry is ValueEntry value && value.Key == write.Target && value.Name == write.Name
                            || entry is KeyCreatedEntry key && key.Key == write.Target,
                        journal.Entries);
                }
            },
        };
        using var transaction = world.Begin(TransactionKind.Write, faults);
        transaction.Apply(Scenarios.Write("one"));
        Assert.IsGreaterThan(10, faults.Writes.Count);
    }

    [TestMethod]
    public void Apply_Fails_WhenAWriteIsReportedAsDoneButIsNot()
    {
        var faults = new FaultInjector { After = write => Undo(write) };
        using var transaction = world.Begin(TransactionKind.Write, faults);
        var error = Assert.ThrowsExactly<TransactionException>(() => transaction.Apply(World.Plan(new SetValue("k", RegistryValue.DWord("v", 1), $""))));
        Assert.IsInstanceOfType<VerificationException>(error.InnerException);
        Assert.Contains("value 'v' of key 'k' does not hold what has just been written", error.Message);
        Assert.Contains("everything is again as it was before", error.Message);

        void Undo(WriteOperation write)
        {
            if (write.Kind == "set value")
            {
                world.Registry.DeleteValue(write.Target, write.Name);
            }
        }
    }

    [TestMethod]
    public void Apply_Fails_WhenTheRootIsToBeDeleted()
    {
        world.Registry.CreateKey("k");
        using var transaction = world.Begin(TransactionKind.Write);
        var error = Assert.ThrowsExactly<TransactionException>(() => transaction.Apply(World.Plan(new DeleteTree("", $""))));
        Assert.Contains("The root of a hive cannot be deleted", error.Message);
        Assert.IsTrue(world.Registry.KeyExists("k"));
    }

    [TestMethod]
    public void Apply_ChangesNothing_WhenOneChangeIsTooLargeToBeUndone()
    {
        var state = world.State;
        using var transaction = world.Begin(TransactionKind.Write);
        var error = Assert.ThrowsExactly<TransactionException>(
            () => transaction.Apply(World.Plan(new SetValue("k", RegistryValue.Binary("v", new byte[64 << 20]), $""))));
        Assert.IsInstanceOfType<JournalException>(error.InnerException);
        Assert.AreEqual(state, world.State);
    }

    [TestMethod]
    public void Dispose_RestoresEverything_WhenTheRunWasNotCompleted()
    {
        var state = world.State;
        using (var transaction = world.Begin(TransactionKind.Write))
        {
            transaction.Apply(Scenarios.Write("one"));
            Assert.AreNotEqual(state, world.State);
        }

        Assert.AreEqual(state, world.State);
    }

    [TestMethod]
    public void Restore_GoesOn_WhenOneEntryCannotBeRestored()
    {
        var failing = false;
        var faults = new FaultInjector
        {
            Before = write =>
            {
                if (failing && write is { Kind: "delete value", Name: "b" })
                {
                    throw new RegistryException($"Deleting a value of", write.Target, RegistryException.AccessDenied);
                }
            },
        };
        world.Registry.CreateKey("k");
        var state = world.State;
        using (var transaction = world.Begin(TransactionKind.Write, faults))
        {
            transaction.Apply(World.Plan(
                new SetValue("k", RegistryValue.DWord("a", 1), $""),
                new SetValue("k", RegistryValue.DWord("b", 1), $""),
                new SetValue("k", RegistryValue.DWord("c", 1), $"")));
            failing = true;
            var report = transaction.Restore();
            Assert.AreEqual(2, report.Restored);
            Assert.AreEqual("value 'b' of key 'k': Deleting a value of 'k' failed: access is denied (Windows error 5)", report.Failures.Single().ToString());
        }

        Assert.AreEqual("b", world.Registry.GetValues("k").Single().Name);

        // The journal has stayed: the next run puts the rest back.
        Assert.IsTrue(world.Recover().Complete);
        Assert.AreEqual(state, world.State);
    }

    [TestMethod]
    public void TransactionException_NamesWhatCouldNotBePutBack()
    {
        var broken = false;
        var faults = new FaultInjector
        {
            Before = write =>
            {
                broken |= write.Name == "b";
                if (broken && write.Kind.EndsWith("value", StringComparison.Ordinal))
                {
                    throw new RegistryException(Text.Verbatim(write.Kind), write.Target, RegistryException.AccessDenied);
                }
            },
        };
        using var transaction = world.Begin(TransactionKind.Write, faults);
        var error = Assert.ThrowsExactly<TransactionException>(() => transaction.Apply(World.Plan(
            new SetValue("k", RegistryValue.DWord("a", 1), $""),
            new SetValue("k", RegistryValue.DWord("b", 1), $""))));
        Assert.IsFalse(error.Report.Complete);
        Assert.Contains("1 items could not be put back: value 'a' of key 'k': delete value 'k' failed", error.Message);
    }

    [TestMethod]
    public void Begin_IsRefused_WhenAnEarlierRunHasNotEnded()
    {
        using var first = world.Begin(TransactionKind.Write);
        var error = Assert.ThrowsExactly<TransactionBusyException>(() => world.Begin(TransactionKind.Write));
        Assert.Contains("An earlier run in 'user' has to be restored", error.Message);
    }

    [TestMethod]
    public void Begin_IsRefused_WhenTheUndoRecordIsDamaged()
    {
        world.Install(Scenarios.Write("one"));
        world.Store.Replace("user.undo", world.Store.Read("user.undo")![..^1]);
        var state = world.State;
        Assert.ThrowsExactly<JournalException>(() => world.Begin(TransactionKind.Write));
        Assert.AreEqual(state, world.State);
    }

    [TestMethod]
    public void EveryStep_IsRefused_WhenItDoesNotFitTheTransaction()
    {
        using (var removal = world.Begin(TransactionKind.Removal))
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => removal.Apply(World.Plan()));
            Assert.ThrowsExactly<InvalidOperationException>(removal.Commit);
        }

        using var write = world.Begin(TransactionKind.Write);
        Assert.ThrowsExactly<InvalidOperationException>(() => write.Remove());
        write.Complete();
        Assert.ThrowsExactly<InvalidOperationException>(() => write.Apply(World.Plan()));
        write.Commit();
        Assert.ThrowsExactly<InvalidOperationException>(() => write.Restore());
    }
}
