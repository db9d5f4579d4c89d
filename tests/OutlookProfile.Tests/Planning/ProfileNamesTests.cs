using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Tests.Configuration;
using OutlookProfile.Tests.Installation;

namespace OutlookProfile.Tests.Planning;

/// <summary>Before 2016 the name of a profile is 8-bit text in the machine's ANSI code page.</summary>
[TestClass]
public sealed class ProfileNamesTests
{
    private static readonly int[] Ansi = [874, 932, 936, 949, 950, .. Enumerable.Range(1250, 9)];

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Plan_RefusesTheName_WhereTheMachineCannotHoldIt(OutlookVersion version)
    {
        var western = TestData.Jane with { AnsiHolds = text => CodePage.Holds(1252, text) };
        if (version == OutlookVersion.Outlook2016)
        {
            Assert.IsNotEmpty(new UserMachine().Plan(Named("\u041f\u043e\u0447\u0442\u0430"), version, western).Changes);
            return;
        }

        Assert.AreEqual(
            $"profile.name \"Mail \u0416\" holds \"\u0416\" (U+0416), which the ANSI code page of this machine does not have, and {version.ProductName()} ({version.Number()}) takes the name of a profile in no other; name other characters, or leave {version.Number()} out of outlook.versions.",
            Assert.ThrowsExactly<PlanException>(() => new UserMachine().Plan(Named("Mail \u0416"), version, western)).Message);
    }

    [TestMethod]
    [DataRow("B\u00fcro", 1252, true)]
    [DataRow("\u041f\u043e\u0447\u0442\u0430", 1251, true)]
    [DataRow("\u65e5\u672c", 932, true)]
    [DataRow("\u0100", 1252, false, DisplayName = "a letter with a look-alike (best fit) is another letter")]
    [DataRow("e\u0301", 1252, false, DisplayName = "an accent of its own")]
    public void Plan_AsksTheMachine(string name, int codePage, bool right)
    {
        var user = TestData.Jane with { AnsiHolds = text => CodePage.Holds(codePage, text) };
        void Plan() => Assert.IsNotEmpty(new UserMachine().Plan(Named(name), OutlookVersion.Outlook2010, user).Changes);
        if (right)
        {
            Plan();
        }
        else
        {
            Assert.ThrowsExactly<PlanException>(Plan);
        }
    }

    [TestMethod]
    public void Plan_SaysThatTheCodePageMatters_WhereTheMachineIsNotKnown()
    {
        Assert.IsTrue(new UserMachine().Plan(Named("B\u00fcro"), OutlookVersion.Outlook2010).Notes.Any(note => note.ToString().StartsWith("Outlook 2010 reads profile.name", System.StringComparison.Ordinal)));
        Assert.IsFalse(new UserMachine().Plan(Named("B\u00fcro"), OutlookVersion.Outlook2016).Notes.Any(note => note.ToString().Contains("profile.name")));
    }

    [TestMethod]
    public void Install_TouchesNothing_WhereTheMachineCannotHoldTheName()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith");
        var before = machine.State();
        StringAssert.Contains(Assert.ThrowsExactly<PlanException>(() => machine.Install(Named("\u041f\u043e\u0447\u0442\u0430"))).Message, "\"\u041f\" (U+041F)");
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    [DataRow("\"auto\"", false)]
    [DataRow("[\"15.0\", \"16.0\"]", false)]
    [DataRow("[\"16.0\"]", true)]
    public void Validate_RefusesWhatNoCodePageHas_BelowOutlook2016(string versions, bool right)
    {
        var json = $$"""{ "profile": { "name": "\u0928\u092e\u0938" }, "server": { "fqdn": "exchange.acme.com" }, "outlook": { "versions": {{versions}} } }""";
        Mistakes.AssertOnly(
            right ? "" : "site.json(1,24): profile.name: no ANSI code page of Windows has \"\u0928\" (U+0928), and Outlook before 2016 (16.0) takes the name of a profile in no other; name other characters, or set outlook.versions to [\"16.0\"]",
            json);
    }

    /// <summary>Against the code pages of .NET, for every character that the name of a profile may have.</summary>
    [TestMethod]
    public void Table_IsTheUnionOfTheCodePages()
    {
        var names = Enumerable.Range(0x80, 0xFF80).Select(code => (char)code).Where(character => TextRules.ProfileName(character.ToString()) is null).ToArray();
        Assert.IsGreaterThan(40_000, names.Length);
        var wrong = names.Where(character => AnsiCodePages.FirstMissing(character.ToString()) is null != Ansi.Any(codePage => CodePage.Holds(codePage, character.ToString())));
        Assert.AreEqual("", string.Join(" ", wrong.Select(character => $"{(int)character:X4}")));
    }

    private static ProfileConfiguration Named(string name) => TestData.Acme with { Profile = TestData.Acme.Profile with { Name = name } };
}
