using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Installation;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>What a standard user writes into the user's own hive, which an installation for all users reads as SYSTEM, is that user's affair alone.</summary>
[TestClass]
public sealed class HostileHiveTests
{
    private const int Hives = 400;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void InstallAndRemove_ReachTheOthers_WhateverAUserHasMadeOfTheHive()
    {
        foreach (var seed in Enumerable.Range(1, Hives))
        {
            var random = new Random(seed);
            var machine = new FakeMachine().WithLoggedOnUser(1001, "mallory").WithUser(1002, "asmith");
            if (seed % 2 == 0)
            {
                machine.Install(Runs.Reporting);
            }

            // A hive with everything in it that a profile has, spoiled.
            var model = new FakeMachine().WithUser(1001, "mallory");
            model.Install(Runs.Reporting);
            Spoil(model.HiveOf(1001), machine.HiveOf(1001), random);
            try
            {
                var summary = machine.Install(Runs.Reporting);
                Assert.AreEqual(2, summary.Runs.Count);
                Assert.IsTrue(machine.HasProfile(1002));
                machine.Remove(Runs.Reporting);
                Assert.IsFalse(machine.HasProfile(1002));
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }

            Assert.AreEqual(0, machine.HivesLoadedNow);
        }

        Proof.Report(TestContext, $"hostile hives: {Hives} spoiled by their user, installed over and removed again; the other user never missed the profile");
    }

    private static void Spoil(MemoryRegistry from, MemoryRegistry to, Random random)
    {
        foreach (var key in RegistrySnapshot.Take(from, "").Keys.Where(key => key.Key.Length > 0))
        {
            if (random.Next(6) == 0)
            {
                continue;
            }

            to.CreateKey(key.Key);
            foreach (var value in key.Values)
            {
                var data = value.Data;
                switch (random.Next(8))
                {
                    case 0:
                        continue;
                    case 1:
                        data = [];
                        break;
                    case 2:
                        data = data[..random.Next(data.Length + 1)];
                        break;
                    case 3:
                        data = [.. data, .. data, 0xFF];
                        break;
                    case 4:
                        random.NextBytes(data);
                        break;
                    case 5:
                        data = new byte[random.Next(70000)];
                        random.NextBytes(data);
                        break;
                }

                var type = random.Next(4) == 0 ? (RegistryValueType)random.Next(0, 12) : value.Type;
                to.SetValue(key.Key, new RegistryValue(random.Next(20) == 0 ? new string('x', random.Next(1, 300)) : value.Name, type, data));
            }
        }
    }
}
