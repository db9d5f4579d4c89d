using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

/// <summary>What holds for any plan over any registry.</summary>
[TestClass]
public sealed class TransactionPropertyTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(100, FuzzCases.Count / 20));

    private static Arbitrary<(MemoryRegistry Registry, ProfilePlan[] Plans, int Number)> RegistryPlansAndNumber =>
        (from registry in AnyRegistry.Registries
         from plans in AnyPlan.Plans.NonEmptyListOf()
         from number in Gen.Choose(1, 60)
         select (registry, plans.Take(4).ToArray(), number)).ToArbitrary();

    [TestMethod]
    public void ApplyThenRestore_ChangesNothing() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        var world = World.WithRegistry(given.Registry);
        var before = world.State;
        using (var transaction = world.Begin(TransactionKind.Write))
        {
            foreach (var plan in given.Plans)
            {
                transaction.Apply(plan);
            }

            var report = transaction.Restore();
            Assert.IsTrue(report.Complete);
            Assert.IsEmpty(report.Kept);
        }

        Assert.AreEqual(before, world.State);
    }));

    [TestMethod]
    public void Apply_LeadsToWhatThePlanSays() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        var world = World.WithRegistry(given.Registry);
        var expected = World.CopyOf(given.Registry);
        foreach (var plan in given.Plans)
        {
            world.Install(plan, takeBack: false);
            foreach (var change in plan.Changes)
            {
                CarryOut(expected, change);
            }
        }

        // A key that is deleted and made again keeps its first spelling, whatever the plan's.
        CollectionAssert.AreEquivalent(Content(expected), Content(world.Registry));
    }));

    [TestMethod]
    public void InstallationsThenRemoval_ChangeNothing_WhenNobodyElseChangesAnything() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        var world = World.WithRegistry(given.Registry);
        var before = world.State;
        foreach (var plan in given.Plans)
        {
            world.Install(plan);
        }

        var report = world.Uninstall();
        Assert.IsEmpty(report.Kept);
        Assert.AreEqual(before, world.State);
    }));

    [TestMethod]
    public void Removal_DoesNothing_WhenItIsRepeated() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        var world = World.WithRegistry(given.Registry);
        world.Install(given.Plans[0]);
        world.Uninstall();
        var state = world.State;
        Assert.AreEqual(0, world.Uninstall().PutBack);
        Assert.AreEqual(state, world.State);
    }));

    [TestMethod]
    public void Recovery_ChangesNothing_WhenARunWasKilledAnywhere() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        foreach (var fault in new[] { Fault.KilledBefore, Fault.KilledAfter, Fault.TornPart })
        {
            var world = World.WithRegistry(given.Registry);
            foreach (var plan in given.Plans.Skip(1))
            {
                world.Install(plan);
            }

            var before = world.State;
            var faults = new FaultInjector(fault, given.Number);
            try
            {
                using var transaction = world.Begin(TransactionKind.Write, faults);
                transaction.Apply(given.Plans[0]);
                transaction.Complete();
            }
            catch (Exception error) when (error is KilledException or TransactionException)
            {
                // As it was meant to; a run of fewer writes is killed after its end.
            }

            var report = world.Recover();
            Assert.IsTrue(report.Complete, string.Join("; ", report.Failures));
            Assert.AreEqual(before, world.State);
        }
    }));

    [TestMethod]
    public void Removal_MergesItemByItem_WhenSomebodyHasChangedValues() => Check.One(Quick, Prop.ForAll(
        (from registry in AnyRegistry.Registries
         from plan in AnyPlan.PlansOfValues
         from edits in AnyPlan.Edits
         select (registry, plan, edits)).ToArbitrary(),
        given =>
        {
            var world = World.WithRegistry(given.registry);
            var before = World.CopyOf(world.Registry);
            world.Install(given.plan);
            var written = World.CopyOf(world.Registry);
            foreach (var edit in given.edits)
            {
                edit(world.Registry);
            }

            var changed = World.CopyOf(world.Registry);
            world.Uninstall();
            foreach (var (key, name) in Names(before, written, changed))
            {
                var (b, w, c) = (before.GetValue(key, name), written.GetValue(key, name), changed.GetValue(key, name));
                Assert.AreEqual(Same(c, w) ? b : c, world.Registry.GetValue(key, name), $"{key} {name}");
            }

            foreach (var key in RegistrySnapshot.Take(world.Registry, "").Keys.Select(snapshot => snapshot.Key))
            {
                Assert.IsTrue(
                    before.KeyExists(key) || !written.KeyExists(key) || !IsEmpty(world.Registry, key),
                    $"{key} is empty, was made by the installation and is still there");
            }
        }));

    [TestMethod]
    public void LaterInstallation_TakesWhatSomebodyHasChanged_ForTheStateBefore() => Check.One(Quick, Prop.ForAll(
        (from registry in AnyRegistry.Registries
         from first in AnyPlan.PlansOfValues
         from edits in AnyPlan.Edits
         from second in AnyPlan.PlansOfValues
         select (registry, first, edits, second)).ToArbitrary(),
        given =>
        {
            var world = World.WithRegistry(given.registry);
            var before = World.CopyOf(world.Registry);
            world.Install(given.first);
            var written = World.CopyOf(world.Registry);
            foreach (var edit in given.edits)
            {
                edit(world.Registry);
            }

            var changed = World.CopyOf(world.Registry);
            world.Install(given.second, takeBack: false);
            var rewritten = World.CopyOf(world.Registry);
            world.Uninstall();
            foreach (var (key, name) in Names(before, written, changed, rewritten))
            {
                var (b, w, c, r) = (before.GetValue(key, name), written.GetValue(key, name), changed.GetValue(key, name), rewritten.GetValue(key, name));
                var expected = Same(c, w) ? b : c;

                // Set to what was wanted anyway, there is nothing to write and nothing to undo: it stays as somebody made it.
                Assert.AreEqual(!Same(c, r) || Same(c, w) ? expected : c, world.Registry.GetValue(key, name), $"{key} {name}: {b} {w} {c} {r}");
            }
        }));

    [TestMethod]
    public void Removal_BringsNothingBack_WhenSomebodyHasDeletedTheTree() => Check.One(Quick, Prop.ForAll(RegistryPlansAndNumber, given =>
    {
        var world = World.WithRegistry(given.Registry);
        foreach (var plan in given.Plans)
        {
            world.Install(plan);
        }

        CarryOut(world.Registry, new DeleteTree("A", $""));
        world.Uninstall();
        foreach (var key in RegistrySnapshot.Take(world.Registry, "A").Keys)
        {
            // Only what we had deleted as a whole, and nobody else could delete, comes back.
            Assert.IsTrue(given.Registry.KeyExists(key.Key), key.Key);
            Assert.IsTrue(DeletedByUs(given.Plans, key.Key), key.Key);
        }
    }));

    private static string[] Content(IRegistry registry) =>
        RegistrySnapshot.Take(registry, "").Keys
            .SelectMany(key => key.Values.Select(value => $"{key.Key}|{value.Name}".ToUpperInvariant() + $"|{value.Type}|{Convert.ToHexString(value.Data)}").Append(key.Key.ToUpperInvariant()))
            .ToArray();

    private static bool DeletedByUs(IEnumerable<ProfilePlan> plans, string key) =>
        plans.SelectMany(plan => plan.Changes).OfType<DeleteTree>().Any(deletion => RegistryPath.IsAtOrBelow(key, deletion.Key));

    private static bool Same(RegistryValue? one, RegistryValue? other) =>
        one is null ? other is null : other is not null && one.SameContent(other);

    private static bool IsEmpty(IRegistry registry, string key) =>
        registry.GetValues(key).Count == 0 && registry.GetSubKeyNames(key).Count == 0;

    private static IEnumerable<(string Key, string Name)> Names(params MemoryRegistry[] registries) =>
        registries.SelectMany(registry => RegistrySnapshot.Take(registry, "").Keys)
            .SelectMany(key => key.Values.Select(value => (key.Key, value.Name)))
            .DistinctBy(pair => (pair.Key.ToUpperInvariant(), pair.Name.ToUpperInvariant()));

    /// <summary>The plan's meaning, without any of the machinery.</summary>
    private static void CarryOut(MemoryRegistry registry, PlannedChange change)
    {
        switch (change)
        {
            case SetValue set:
                registry.SetValue(set.Key, set.Value);
                break;
            case DeleteValue delete:
                registry.DeleteValue(delete.Key, delete.Name);
                break;
            case DeleteTree delete:
                foreach (var key in RegistrySnapshot.Take(registry, delete.Key).Keys.Reverse())
                {
                    registry.DeleteKey(key.Key);
                }

                break;
        }
    }
}
