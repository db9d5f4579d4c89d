using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Planning;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>Who may be the user of an installation for one user.</summary>
[TestClass]
public sealed class CurrentUserTests
{
    [TestMethod]
    [DataRow("S-1-5-18", "SYSTEM")]
    [DataRow("S-1-5-19", "LOCAL SERVICE")]
    [DataRow("S-1-5-20", "NETWORK SERVICE")]
    [DataRow("S-1-5-80-1-2-3-4-5", "a service")]
    public void RequirePerson_RefusesAndSaysWhatInstead_WhenTheAccountIsNoPersons(string sid, string name)
    {
        var exception = Assert.ThrowsExactly<PlanException>(() => CurrentUser.RequirePerson(new UserAccount(sid, name, "NT AUTHORITY")));

        StringAssert.Contains(exception.Message, sid);
        StringAssert.Contains(exception.Message, "ALLUSERS=1");
        StringAssert.Contains(exception.Message, "--all-users");
    }

    [TestMethod]
    [DataRow("S-1-5-21-1-2-3-1001")]
    [DataRow("S-1-12-1-1-2-3-4")]
    public void RequirePerson_GivesTheAccount_WhenItIsAPersons(string sid)
    {
        var account = new UserAccount(sid, "jdoe", "ACME");
        Assert.AreSame(account, CurrentUser.RequirePerson(account));
    }
}
