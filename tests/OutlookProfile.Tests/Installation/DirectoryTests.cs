using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;

namespace OutlookProfile.Tests.Installation;

/// <summary>The directory is asked before a hive is mounted (the machine of these tests fails where it is not), and only for what the configuration needs.</summary>
[TestClass]
public sealed class DirectoryTests
{
    private static readonly ProfileConfiguration ByMail = TestData.Acme with { Mailbox = new("%USERNAME%", "%MAIL%"), Users = Runs.Reporting.Users };

    private static readonly ProfileConfiguration ByGuid = TestData.Acme with { Server = new("%MailboxGuid%@acme.com") };

    private static readonly ProfileConfiguration Local = TestData.Acme with
    {
        Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([OutlookVersion.Outlook2016]) },
        Autodiscover = new(Local: true),
    };

    [TestMethod]
    public void Install_AsksForTheAddress_WhenTheConfigurationNamesMail()
    {
        var machine = Machine();
        machine.Install(ByMail);
        AssertAsked(machine, DirectoryAttribute.Mail);
        Assert.IsTrue(machine.HasProfile(1001) && machine.HasProfile(1002));
    }

    [TestMethod]
    public void Install_AsksOnceForEachUser_WhenItNeedsTwoAttributes()
    {
        var machine = Machine();
        machine.Install(ByMail with { Server = ByGuid.Server });
        Assert.AreEqual(2, machine.DirectorySearches);
        Assert.HasCount(4, machine.Asked);
    }

    [TestMethod]
    public void Install_AsksForTheGuid_WhenTheConfigurationNamesMailboxGuid()
    {
        var machine = Machine();
        machine.Install(ByGuid);
        AssertAsked(machine, DirectoryAttribute.MailboxGuid);
    }

    [TestMethod]
    public void Install_AsksForTheDistinguishedName_WhenThereIsALocalAutodiscoverResponse()
    {
        var machine = Machine();
        machine.Outlooks.Clear();
        machine.Outlooks.Add(new(OutlookVersion.Outlook2016, true, OfficeSetup.ClickToRun));
        machine.Install(Local);
        AssertAsked(machine, DirectoryAttribute.LegacyExchangeDN);
    }

    [TestMethod]
    public void Install_AsksForNothing_WhenTheConfigurationNeedsNothing()
    {
        var machine = Machine();
        machine.Install(TestData.Acme with { Mailbox = new("100%%MAIL%%", "%USERNAME%@acme.com") });
        Assert.IsEmpty(machine.Asked);
    }

    [TestMethod]
    public void Install_LeavesOneOut_WhenTheDirectoryRefusesToSpeakOfOne()
    {
        var machine = Machine();
        machine.Directory = (account, _) => account.Name == "jdoe" ? throw new IOException("LDAP_UNAVAILABLE") : "a.smith@acme.com";

        Assert.AreEqual("2 users: 1 written, 1 failed", machine.Install(ByMail).ToString());

        Assert.IsFalse(machine.HasProfile(1001));
        Assert.IsTrue(machine.Log.Any(line => line.Contains("LDAP_UNAVAILABLE")));
    }

    [TestMethod]
    public void Remove_AsksForNothing_WhenTheRecordTells()
    {
        var machine = Machine();
        machine.Install(ByMail);
        machine.Asked.Clear();
        machine.Directory = (_, _) => throw new IOException("LDAP_UNAVAILABLE");

        Assert.AreEqual("2 users: 2 removed", machine.Remove(ByMail).ToString());

        Assert.IsEmpty(machine.Asked);
    }

    [TestMethod]
    [DataRow(false, DisplayName = "gone")]
    [DataRow(true, DisplayName = "damaged")]
    public void Remove_AsksBeforeTheHiveIsOpened_WhenTheRecordIsLost(bool damaged)
    {
        var machine = Machine();
        machine.Install(ByMail);
        machine.Asked.Clear();
        var record = UndoRecord.NameOf(FakeMachine.Sid(1001));
        machine.Journals.Delete(record);
        if (damaged)
        {
            machine.Journals.Replace(record, [1, 2, 3]);
        }

        Assert.AreEqual("2 users: 2 removed", machine.Remove(ByMail).ToString());

        Assert.AreEqual((FakeMachine.Sid(1001), DirectoryAttribute.Mail), machine.Asked.Single());
        Assert.IsFalse(machine.HasProfile(1001));
    }

    /// <summary>Two users who are not logged on.</summary>
    private static FakeMachine Machine()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Directory = (account, attribute) => attribute switch
        {
            DirectoryAttribute.Mail => account.Name + "@acme.com",
            DirectoryAttribute.MailboxGuid => "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293",
            _ => "/o=Acme/cn=" + account.Name,
        };
        return machine;
    }

    private static void AssertAsked(FakeMachine machine, DirectoryAttribute attribute)
    {
        Assert.AreEqual(1, machine.MostHivesLoaded, "no hive was mounted, so that this shows nothing");
        Assert.HasCount(2, machine.Asked);
        Assert.IsTrue(machine.Asked.All(asked => asked.Attribute == attribute));
    }
}
