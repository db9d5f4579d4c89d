using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Installation;

namespace OutlookProfile.Tests.Installation;

/// <summary>A terminal server that has seen years: two thousand entries in ProfileList, a third of them broken.</summary>
[TestClass]
public sealed class CrowdTests
{
    private const int Users = 2000;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void InstallAndRemove_ReachEverybodyWhoIsThere_WhenAThirdOfTwoThousandIsBroken()
    {
        var machine = new FakeMachine();
        foreach (var number in Enumerable.Range(10001, Users))
        {
            machine.WithUser(number, "user" + number);
            _ = (number % 9) switch
            {
                0 => machine.WithDeletedAccount(number),
                1 => machine.WithoutHiveFile(number),
                2 => machine.WithHiveInUse(number),
                3 => machine.WithLeftoverMount(number),
                4 => machine.WithTwinsOf(number, "user" + number),
                _ => machine,
            };
        }

        var before = machine.State();
        var installed = machine.Install(Runs.Reporting);
        Assert.AreEqual(0, machine.HivesLoadedNow);
        var removed = machine.Remove(Runs.Reporting);

        Assert.AreEqual(before, machine.State());
        Assert.AreEqual(Users, installed.Runs.Count);
        Assert.IsEmpty(machine.HivesMade);
        Proof.Report(TestContext, $"a broken crowd: installed for {installed}; removed for {removed}");
    }
}
