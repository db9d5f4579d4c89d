using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

/// <summary>Every scenario is broken at every write in every way; the machine must be as before, byte for byte.</summary>
[TestClass]
public sealed class FaultTests
{
    public TestContext TestContext { get; set; } = null!;

    public static IEnumerable<object[]> AllScenarios => Scenarios.All.Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Run_LeavesTheMachineAsItWas_WhenAnyWriteFails(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, after) = Reference(scenario);
        var points = 0;
        foreach (var fault in new[] { Fault.AccessDenied, Fault.KeyDeletedOrDiskFull, Fault.FailedAfterwards, Fault.Lost })
        {
            for (var at = 1; at <= writes.Count && !IsCommit(writes, at); at++)
            {
                if (IsOwnerlessSecurity(scenario, writes[at - 1]) || (fault == Fault.Lost && !IsReadBack(writes[at - 1])))
                {
                    continue;
                }

                var world = scenario.Prepare();
                var before = world.State;
                var where = $"{fault} at write {at} ({writes[at - 1]})";
                var error = Catch(() => scenario.Run(world, new FaultInjector(fault, at)));
                if (error is null && fault == Fault.Lost && writes[at - 1].Kind == "create key")
                {
                    // A write below the key has made it all the same.
                    Assert.AreEqual(after, world.Profile, where);
                    continue;
                }

                Assert.IsTrue(error is TransactionException { Report.Complete: true } or IOException or UnauthorizedAccessException, $"{where}: {error}");
                Assert.AreEqual(before, world.State, where);

                scenario.Run(world, new FaultInjector());
                Assert.AreEqual(after, world.Profile, $"{where}, then again without");
                points++;
            }
        }

        Proof.Report(TestContext, $"{name}: {points} failing writes, all restored byte for byte");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Recovery_RestoresOrFinishes_WhenTheProcessIsKilledAtAnyWrite(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, after) = Reference(scenario);
        var points = 0;
        Kill[] kills =
        [
            new(Fault.KilledBefore),
            new(Fault.KilledAfter),
            new(Fault.TornZeros),
            new(Fault.TornGarbage),
            .. Enumerable.Range(0, TornParts).Select(part => new Kill(Fault.TornPart, part / (double)TornParts)),
        ];
        foreach (var (fault, part) in kills)
        {
            for (var at = 1; at <= writes.Count; at++)
            {
                if (fault >= Fault.TornPart && writes[at - 1].Kind is not ("journal" or "write file"))
                {
                    continue;
                }

                var world = scenario.Prepare();
                var before = (world.State, world.Profile);
                var where = $"{fault} at write {at} ({writes[at - 1]}), {part:P0} of it made";
                Assert.Throws<Exception>(() => scenario.Run(world, new FaultInjector(fault, at, part)), where);

                var report = world.Recover();
                Assert.IsTrue(report.Complete, $"{where}: {string.Join("; ", report.Failures)}");
                Assert.IsEmpty(report.Kept, where);
                if (Committed(writes, at, fault))
                {
                    Assert.AreEqual(after, world.Profile, where);
                    Assert.DoesNotContain("journal", world.Store.ToString(), where);
                }
                else
                {
                    Assert.AreEqual(before.State, world.State, where);
                }

                points++;
            }
        }

        Proof.Report(TestContext, $"{name}: {points} kills, all recovered byte for byte");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Recovery_RestoresOrFinishes_WhenPowerGoesAndTheDiskLacksTheLastWritesToTheRegistry(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, after) = Reference(scenario);
        var points = 0;
        for (var at = 1; at <= writes.Count; at++)
        {
            for (var lost = 1; ; lost++)
            {
                var world = scenario.Prepare();
                var before = (world.State, world.Profile);
                var onDisk = new List<MemoryRegistry> { World.CopyOf(world.Registry) };
                var faults = new FaultInjector(Fault.KilledAfter, at)
                {
                    Before = write =>
                    {
                        if (write.Kind == "flush")
                        {
                            onDisk.Clear();
                        }

                        onDisk.Add(World.CopyOf(world.Registry));
                    },
                };
                Assert.Throws<Exception>(() => scenario.Run(world, faults));
                if (lost > onDisk.Count)
                {
                    break;
                }

                world.GoBackTo(onDisk[^lost]);
                var where = $"power gone after write {at} ({writes[at - 1]}), the registry as it was {lost} writes before";
                var report = world.Recover();
                Assert.IsTrue(report.Complete, $"{where}: {string.Join("; ", report.Failures)}");
                Assert.IsEmpty(report.Kept, $"{where}: {string.Join("; ", report.Kept)}");
                if (Committed(writes, at, Fault.KilledAfter))
                {
                    Assert.AreEqual(after, world.Profile, where);
                }
                else
                {
                    Assert.AreEqual(before.State, world.State, where);
                }

                points++;
            }
        }

        Proof.Report(TestContext, $"{name}: {points} power losses with writes to the registry not yet on disk, all recovered byte for byte");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Recovery_Succeeds_WhenRecoveryItselfIsKilledAtAnyWrite(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, _) = Reference(scenario);
        var points = 0;
        for (var at = 1; at <= writes.Count && !IsCommit(writes, at); at++)
        {
            for (var (inRecovery, survived) = (1, false); !survived; inRecovery++)
            {
                survived = true;
                foreach (var (fault, powerGone) in new[] { (Fault.KilledBefore, false), (Fault.KilledAfter, false), (Fault.KilledAfter, true) })
                {
                    var world = scenario.Prepare();
                    var before = world.State;
                    var onDisk = World.CopyOf(world.Registry);
                    var first = new FaultInjector(Fault.KilledAfter, at) { Before = write => onDisk = write.Kind == "flush" ? World.CopyOf(world.Registry) : onDisk };
                    Assert.Throws<Exception>(() => scenario.Run(world, first));
                    if (powerGone)
                    {
                        world.GoBackTo(onDisk);
                    }

                    var second = new FaultInjector(fault, inRecovery);
                    try
                    {
                        world.Recover(second);
                    }
                    catch (KilledException)
                    {
                        // As it was meant to.
                    }

                    survived &= second.Writes.Count < inRecovery;
                    world.Recover();
                    Assert.AreEqual(before, world.State, $"killed after write {at} ({writes[at - 1]}), and {fault} at write {inRecovery} of the recovery");
                    points++;
                }
            }
        }

        Proof.Report(TestContext, $"{name}: {points} kills during recovery from a kill, all recovered byte for byte");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Rollback_KeepsTheChangeOfSomebodyElse_WhenItComesBetweenJournalAndWrite(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, _) = Reference(scenario);
        var foreign = new RegistryValue("", (RegistryValueType)77, [1, 2, 3]);
        var points = 0;
        for (var at = 1; at <= writes.Count; at++)
        {
            var target = writes[at - 1];
            if (target.Kind is not ("set value" or "delete value" or "delete key"))
            {
                continue;
            }

            var value = new RegistryValue(target.Name, foreign.Type, foreign.Data);
            var journalled = writes.FindLastIndex(at - 1, write => write.Kind == "journal") + 1;
            for (var moment = journalled; moment < at; moment++)
            {
                var world = scenario.Prepare();
                var expected = World.WithRegistry(world.Registry).Registry;
                var count = 0;
                var happened = false;
                var faults = new FaultInjector
                {
                    After = _ =>
                    {
                        if (++count == moment && world.Registry.KeyExists(target.Target))
                        {
                            world.Registry.SetValue(target.Target, value);
                            expected.SetValue(target.Target, value);
                            happened = true;
                        }
                    },
                };
                var before = (Files: world.Files.ToString(), Store: world.Store.ToString());
                var error = Catch(() => scenario.Run(world, faults));
                if (!happened)
                {
                    // The key is made in the same batch: there is nothing yet that somebody could change.
                    continue;
                }

                var where = $"somebody changes {target} of write {at} after write {moment}";
                Assert.IsInstanceOfType<ConcurrentChangeException>(error?.InnerException, where);
                Assert.IsTrue(((TransactionException)error!).Report.Complete, where);
                Assert.AreEqual(RegistrySnapshot.Take(expected, "").ToString(), RegistrySnapshot.Take(world.Registry, "").ToString(), where);
                Assert.AreEqual(before, (world.Files.ToString(), world.Store.ToString()), where);
                points++;
            }
        }

        Proof.Report(TestContext, $"{name}: {points} changes by somebody else between journal and write, all kept, the rest restored");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Rollback_DoesNotBringBack_WhatSomebodyElseDeletes(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, _) = Reference(scenario);
        var points = 0;
        for (var at = 1; at <= writes.Count; at++)
        {
            var target = writes[at - 1];
            if (target.Kind != "set value")
            {
                continue;
            }

            var world = scenario.Prepare();
            var expected = World.WithRegistry(world.Registry).Registry;
            var ownDeletion = writes.Take(at - 1).Any(write => write.Kind == "delete key" && RegistryPath.IsAtOrBelow(target.Target, write.Target));
            var count = 0;
            var faults = new FaultInjector(Fault.KeyDeletedOrDiskFull, at)
            {
                Before = _ =>
                {
                    if (++count == at)
                    {
                        DeleteTree(world.Registry, target.Target);
                        if (!ownDeletion)
                        {
                            DeleteTree(expected, target.Target);
                        }
                    }
                },
            };
            var where = $"somebody deletes the key of {target} at write {at}";
            var error = Assert.ThrowsExactly<TransactionException>(() => scenario.Run(world, faults), where);
            Assert.IsTrue(error.Report.Complete, $"{where}: {error}");
            Assert.AreEqual(RegistrySnapshot.Take(expected, "").ToString(), RegistrySnapshot.Take(world.Registry, "").ToString(), where);
            points++;
        }

        Proof.Report(TestContext, $"{name}: {points} keys deleted by somebody else before a write, none brought back, the rest restored");
    }

    [TestMethod]
    [DynamicData(nameof(AllScenarios))]
    public void Restore_PutsTheMachineBack_WhenALaterActionFailsAfterTheRunHasCompleted(string name)
    {
        var scenario = Scenarios.All.Single(candidate => candidate.Name == name);
        var (writes, _) = Reference(scenario);
        var world = scenario.Prepare();
        var before = world.State;
        var mark = writes.FindIndex(IsMark) + 1;
        Assert.IsGreaterThan(0, mark);

        // The installer's commit never comes; its rollback does, in another process and even twice.
        Assert.Throws<Exception>(() => scenario.Run(world, new FaultInjector(Fault.KilledBefore, mark)));
        var id = Guid.ParseExact(world.Store.List().Single(file => file.EndsWith(".journal", StringComparison.Ordinal)).Split('.')[0], "N");
        for (var i = 0; i < 2; i++)
        {
            var report = TransactionEnd.Restore(world.Store, id, _ => world.Registry, world.Files);
            Assert.IsTrue(report.Complete, string.Join("; ", report.Failures));
            Assert.AreEqual(before, world.State);
        }
    }

    private static (List<WriteOperation> Writes, string After) Reference(Scenario scenario)
    {
        var world = scenario.Prepare();
        var before = world.Profile;
        var reference = new FaultInjector();
        scenario.Run(world, reference);
        Assert.IsGreaterThan(3, reference.Writes.Count);
        Assert.IsTrue(before != world.Profile || scenario.Name.Contains("deleted", StringComparison.Ordinal), "The scenario changes nothing.");
        return (reference.Writes, world.Profile);
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private const int TornParts = 32;

    private sealed record Kill(Fault Fault, double Part = 0);

    private static bool IsReadBack(WriteOperation write) =>
        write.Kind is "create key" or "set value" or "delete value" or "delete key" or "write file" or "delete file" or "create directory" or "delete directory"
        || (write.Kind is "replace" or "delete" && UndoRecord.IsUndoRecord(write.Target));

    private static bool IsMark(WriteOperation write) => write.Kind == "replace" && write.Target.EndsWith(".committed", StringComparison.Ordinal);

    private static bool IsCommit(List<WriteOperation> writes, int at) => at > writes.FindIndex(IsMark);

    private static bool Committed(List<WriteOperation> writes, int at, Fault fault)
    {
        var mark = writes.FindIndex(IsMark) + 1;
        return at > mark || (at == mark && fault == Fault.KilledAfter);
    }

    /// <summary>At removal, security that cannot be put back is reported and does not stop the rest.</summary>
    private static bool IsOwnerlessSecurity(Scenario scenario, WriteOperation write) =>
        write.Kind == "set security" && (scenario.Name.StartsWith("removal", StringComparison.Ordinal) || scenario.Name.StartsWith("another configuration", StringComparison.Ordinal));

    private static void DeleteTree(MemoryRegistry registry, string key)
    {
        foreach (var snapshot in RegistrySnapshot.Take(registry, key).Keys.Reverse())
        {
            registry.DeleteKey(snapshot.Key);
        }
    }
}
