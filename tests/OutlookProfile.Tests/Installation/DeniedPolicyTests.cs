using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Installation;

/// <summary>A policy key that refuses the administrator who may write policies: another product or an administrator has closed it.</summary>
[TestClass]
public sealed class DeniedPolicyTests
{
    private const string Rpc = @"Software\Policies\Microsoft\Office\16.0\Outlook\RPC";

    private static readonly ProfileConfiguration ForOutlook2016 = TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([OutlookVersion.Outlook2016]) } };

    [TestMethod]
    public void Install_RestoresEverything_AndNamesTheKey_WhenAPolicyKeyIsDenied()
    {
        var machine = Machine().WithDeniedKey(1001, Rpc);
        var before = machine.State();

        var message = Assert.ThrowsExactly<TransactionException>(() => machine.Install(ForOutlook2016)).Message;

        Assert.AreEqual($"Writing '{Rpc}' failed: access is denied (Windows error 5); everything is again as it was before.", message);
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_GoesOnToTheOthers_AndNamesTheKey_WhenFailuresAreReported()
    {
        var machine = Machine().WithUser(1002, "asmith").WithDeniedKey(1001, Rpc);
        var hive = RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString();

        Assert.AreEqual("2 users: 1 written, 1 failed", machine.Install(ForOutlook2016 with { Users = Runs.Reporting.Users }).ToString());

        Assert.AreEqual(hive, RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString());
        Assert.IsTrue(machine.HiveOf(1002).KeyExists(Rpc));
        Assert.IsTrue(machine.Log.Any(line => line.StartsWith(FakeMachine.Sid(1001) + ": no profile: ", StringComparison.Ordinal) && line.Contains(Rpc, StringComparison.Ordinal)), string.Join("\n", machine.Log));
    }

    private static FakeMachine Machine() => new FakeMachine().WithLoggedOnUser(1001, "jdoe");
}
