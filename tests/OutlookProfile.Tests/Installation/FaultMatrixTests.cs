using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// Each fault that one user can have, for one, some and all users of a machine, in each place of their order, at each operation and
/// under both policies. What must hold in each case: everybody else gets what the run is for, or everybody is as before; nothing stays mounted,
/// half done or locked; and once the fault is healed, a removal brings the machine back as it was.
/// </summary>
[TestClass]
public sealed class FaultMatrixTests
{
    /// <summary>How many users there are, and which of them are broken.</summary>
    private static readonly IReadOnlyList<(int Users, int[] Broken)> Crowds =
    [
        (1, [0]), (3, [0]), (3, [1]), (3, [2]), (3, [0, 2]), (3, [0, 1, 2]),
    ];

    private enum Operation
    {
        Install,
        Repair,
        Remove,
        RemoveTwice,
    }

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Run_LeavesEverybodyWholeAndTheMachineClean_WhateverIsWrongWithWhom()
    {
        var failures = new List<string>();
        var runs = new Dictionary<Operation, int>();
        foreach (var operation in Enum.GetValues<Operation>())
        {
            foreach (var fault in UserFault.All)
            {
                foreach (var crowd in Crowds)
                {
                    foreach (var policy in new[] { OnUserFailure.Fail, OnUserFailure.Report })
                    {
                        try
                        {
                            new Case(fault, crowd.Users, crowd.Broken, policy).Run(operation);
                        }
                        catch (Exception exception)
                        {
                            failures.Add($"{operation}, {policy}, {fault} for {string.Join(",", crowd.Broken)} of {crowd.Users}: {exception.Message.ReplaceLineEndings(" ")}");
                        }

                        runs[operation] = runs.GetValueOrDefault(operation) + 1;
                    }
                }
            }
        }

        Assert.IsEmpty(failures, $"{failures.Count} of {runs.Values.Sum()}:\n{string.Join('\n', failures.Take(40))}\n");
        Proof.Report(
            TestContext,
            $"users x faults survived: {UserFault.All.Count} faults x {Crowds.Count} crowds (1 to 3 users, 1 to all broken, in each place) x 2 policies: "
            + $"{runs[Operation.Install]} installations, {runs[Operation.Repair]} repairs, {runs[Operation.Remove]} removals, {runs[Operation.RemoveTwice]} second removals");
    }

    private sealed class Case(UserFault fault, int users, int[] broken, OnUserFailure policy)
    {
        private readonly FakeMachine machine = Enumerable.Range(0, users).Aggregate(new FakeMachine(), (machine, index) => machine.WithUser(Number(index), "user" + Number(index)));
        private readonly ProfileConfiguration configuration = TestData.Acme with { Users = new UsersSettings(policy) };

        private IEnumerable<int> Broken => broken.Select(Number);

        private IEnumerable<int> Sound => Enumerable.Range(0, users).Except(broken).Select(Number);

        public void Run(Operation operation)
        {
            var original = machine.State();
            if (operation != Operation.Install)
            {
                machine.Install(configuration);
            }

            Each(fault.Breaks);
            var before = machine.State();
            switch (operation)
            {
                case Operation.Install or Operation.Repair:
                    Check(
                        () => machine.Install(configuration),
                        operation == Operation.Repair && (fault.Installed == UserOutcome.Written || fault.ShowsAtWrites) ? UserOutcome.Unchanged : fault.Installed,
                        before,
                        shallHave: true);
                    break;
                case Operation.Remove:
                    Check(() => machine.Remove(configuration), fault.Removed, before, shallHave: false);
                    break;
                case Operation.RemoveTwice:
                    Attempt(() => machine.Remove(configuration));
                    Attempt(() => machine.Remove(configuration));
                    break;
            }

            Each(fault.Heals);
            if (operation is Operation.Install or Operation.Repair)
            {
                // Whoever could not be reached gets the profile now.
                machine.Install(configuration);
                Assert.IsTrue(Broken.Concat(Sound).All(machine.HasProfile), "a user has no profile after all was healed and installed again");
            }

            machine.Remove(configuration);
            Assert.IsFalse(Broken.Concat(Sound).Any(machine.HasProfile), "a profile is left after all was healed and removed");
            RequireClean();
            if (!fault.LosesTheRecord || operation == Operation.Install)
            {
                Assert.AreEqual(original, machine.State(), "the machine is not as it was in the beginning");
                Assert.AreEqual("", string.Join(", ", machine.Journals.List()));
            }
        }

        private static int Number(int index) => 1001 + index;

        private void Each(Action<FakeMachine, int> action)
        {
            foreach (var number in Broken)
            {
                action(machine, number);
            }
        }

        private void Attempt(Action action)
        {
            try
            {
                action();
            }
            catch (Exception exception) when (exception is not InvalidOperationException)
            {
                // The policy: nobody was touched, which the end of the case shows.
            }

            RequireClean();
        }

        private void Check(Func<RunSummary> run, UserOutcome expected, string before, bool shallHave)
        {
            RunSummary summary;
            try
            {
                summary = run();
            }
            catch (Exception exception) when (policy == OnUserFailure.Fail && exception is not InvalidOperationException)
            {
                Assert.IsFalse(expected is UserOutcome.Written or UserOutcome.Unchanged or UserOutcome.Removed or UserOutcome.Gone or UserOutcome.HiveMissing, $"{expected} stops the run: {exception.Message}");
                if (!fault.LeavesTheUserForLater)
                {
                    Assert.AreEqual(before, machine.State(), "not everybody is as before");
                }

                RequireClean();
                return;
            }

            RequireClean();
            Assert.IsTrue(Sound.All(number => machine.HasProfile(number) == shallHave), $"somebody else did not get what the run was for: {summary}");
            foreach (var number in Broken)
            {
                var outcome = summary.Runs.SingleOrDefault(found => found.Scope == FakeMachine.Sid(number))?.Outcome;
                Assert.AreEqual(fault.HidesTheUser && shallHave ? null : expected, outcome, $"of user {number}: {summary}");
            }
        }

        private void RequireClean()
        {
            Assert.AreEqual(0, machine.HivesLoadedNow, "a hive stays mounted");
            Assert.IsEmpty(machine.HivesMade, "a hive was made");
            Assert.IsFalse(machine.Locked, "the lock stays");
            Assert.IsEmpty(machine.Unflushed, "something is not on disk");
        }
    }
}
