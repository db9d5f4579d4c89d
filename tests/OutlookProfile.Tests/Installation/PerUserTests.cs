using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
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

/// <summary>An installation for one user, who may be an administrator at one time and not at another.</summary>
[TestClass]
public sealed class PerUserTests
{
    private const string Policies = @"Software\Policies";

    private static readonly ProfileConfiguration Modern = TestData.Acme with
    {
        Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([OutlookVersion.Outlook2016]) },
    };

    [TestMethod]
    public void Remove_TakesTheProfileAndKeepsThePoliciesNotedDown_WhenTheInstallationWasElevatedAndTheRemovalIsNot()
    {
        var machine = new OneUserMachine { Elevated = true };
        machine.Hive.SetValue(@"Software\Policies\Microsoft\Office\16.0\Outlook\RPC", RegistryValue.DWord("Mine", 1));
        var before = machine.State;
        machine.Installation.InstallForGood(Modern);
        var policies = RegistrySnapshot.Take(machine.Hive, Policies).ToString();

        machine.Elevated = false;
        var summary = machine.Installation.RemoveForGood(Modern);

        Assert.AreEqual("1 user: 1 removed", summary.ToString());
        Assert.IsFalse(machine.Hive.KeyExists(OutlookRelease.Of(OutlookVersion.Outlook2016).ProfileKey("Corporate Mail")));
        Assert.AreEqual(policies, RegistrySnapshot.Take(machine.Hive, Policies).ToString(), "only an administrator may change them");
        StringAssert.Contains(summary.NotRemoved.Single().ToString(), "RPC\\ProxyServerFlags = 47");
        StringAssert.Contains(summary.NotRemoved.Single().ToString(), "with an administrator's rights");
        Assert.AreEqual("Not removed: " + summary.NotRemoved.Single(), machine.Log.Last());
        var left = JournalReader.Describe(UndoRecord.Read(machine.Journals, OneUserMachine.Sid)).Select(line => PseudoLanguage.AssertTranslatable(line)).ToArray();
        Assert.IsTrue(left.Length > 0 && left.All(line => line.ToString().Contains($"key '{Policies}\\")), string.Join('\n', left));

        machine.Elevated = true;
        machine.Installation.RemoveForGood(Modern);

        Assert.AreEqual(before, machine.State);
        Assert.IsEmpty(machine.Journals.List());
    }

    [TestMethod]
    public void Install_NamesWhatWasNotWritten_InItsLastLine_WhenTheUserMayNotWritePolicies()
    {
        var machine = new OneUserMachine { Elevated = false };

        var summary = machine.Installation.InstallForGood(Modern);

        Assert.AreEqual("1 user: 1 written", summary.ToString());
        var notWritten = summary.NotWritten.Single().ToString();
        Assert.AreEqual(
            "Outlook 2016 or later: this user may not write Software\\Policies. Left out are Cached Mode\\Enable = 1, Cached Mode\\CachedExchangeMode = 1, "
            + "RPC\\ProxyServerName = exchange.acme.com, RPC\\ProxyServerPrincipalName = msstd:exchange.acme.com, RPC\\ProxyAuthenticationService = 1, RPC\\ProxyServerFlags = 47, "
            + "RPC\\EnableRPCEncryption = 1: Outlook takes what they say from Autodiscover; an installation for all users writes them, and so does Group Policy.",
            notWritten);
        Assert.AreEqual("Not written: " + notWritten, machine.Log.Last());
        Assert.AreEqual(1, machine.Log.Count(line => line.Contains("ProxyServerFlags")), "once is enough");
        Assert.IsEmpty(machine.Hive.GetSubKeyNames(Policies));
    }

    [TestMethod]
    public void Install_HasNothingLeftOut_WhenTheUserMayWritePolicies()
    {
        var machine = new OneUserMachine { Elevated = true };

        Assert.IsEmpty(machine.Installation.InstallForGood(Modern).NotWritten);

        Assert.IsFalse(machine.Log.Any(line => line.Contains("Not written")), string.Join('\n', machine.Log));
    }
}
