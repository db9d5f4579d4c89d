using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>Outlook Anywhere by policy: the main route of 2016 and later, an additional one of 2007 to 2013.</summary>
[TestClass]
public sealed class HttpPolicyTests
{
    private const string Rpc = @"Software\Policies\Microsoft\Office\16.0\Outlook\RPC";

    private static readonly string[] Names = ["ProxyServerName", "ProxyServerPrincipalName", "ProxyAuthenticationService", "ProxyServerFlags"];

    [TestMethod]
    public void Policies_HoldTheWorkedExample_ForOutlook2016()
    {
        var values = Policies(TestData.Acme, OutlookVersion.Outlook2016);

        // The template offers 47 for what the worked example asks for, and has the two texts as expandable.
        Assert.AreEqual(RegistryValue.DWord("ProxyServerFlags", 47), values["ProxyServerFlags"]);
        Assert.AreEqual(RegistryValue.ExpandString("ProxyServerName", "exchange.acme.com"), values["ProxyServerName"]);
        Assert.AreEqual(RegistryValue.ExpandString("ProxyServerPrincipalName", "msstd:exchange.acme.com"), values["ProxyServerPrincipalName"]);
        Assert.AreEqual(RegistryValue.DWord("ProxyAuthenticationService", 1), values["ProxyAuthenticationService"]);
        Assert.AreEqual(RegistryValue.DWord("EnableRPCEncryption", 1), values["EnableRPCEncryption"]);
    }

    /// <summary>The flags that outlk16.admx offers, with what its texts say of each.</summary>
    [TestMethod]
    [DataRow(47u, true, true, true)]
    [DataRow(39u, true, false, true)]
    [DataRow(43u, false, true, true)]
    [DataRow(35u, false, false, true)]
    public void Flags_AreThoseOfTheTemplate(uint flags, bool mutual, bool fast, bool slow)
    {
        var http = TestData.Acme.Http with { MutualAuthentication = mutual, First = new(fast, slow) };

        Assert.AreEqual(flags, Policies(TestData.Acme with { Http = http }, OutlookVersion.Outlook2016)["ProxyServerFlags"].AsDWord());
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003, false)]
    [DataRow(OutlookVersion.Outlook2007, true)]
    [DataRow(OutlookVersion.Outlook2010, true)]
    [DataRow(OutlookVersion.Outlook2013, true)]
    public void Enforce_AddsTheSamePolicies_UpToOutlook2013(OutlookVersion version, bool known)
    {
        var enforced = TestData.Acme with { Http = TestData.Acme.Http with { Enforce = true } };

        CollectionAssert.AreEquivalent(known ? Names : [], Policies(enforced, version).Keys.ToArray());
        Assert.IsEmpty(Policies(TestData.Acme, version));
        foreach (var name in known ? Names : [])
        {
            Assert.AreEqual(Policies(TestData.Acme, OutlookVersion.Outlook2016)[name], Policies(enforced, version)[name]);
        }
    }

    [TestMethod]
    public void Policies_AreNamedWithTheirValues_WhenTheUserMayNotWriteThem()
    {
        var plan = StandardUser().Plan(TestData.Acme, OutlookVersion.Outlook2016);

        Assert.IsEmpty(StandardUser().Apply(plan).Registry.GetSubKeyNames(OutlookPolicies.Root));
        StringAssert.Contains(
            plan.Notes.Single(note => note.ToString().Contains("may not write Software\\Policies")).ToString(),
            "Left out are Cached Mode\\Enable = 1, Cached Mode\\CachedExchangeMode = 1, RPC\\ProxyServerName = exchange.acme.com, RPC\\ProxyServerPrincipalName = msstd:exchange.acme.com, RPC\\ProxyAuthenticationService = 1, RPC\\ProxyServerFlags = 47, RPC\\EnableRPCEncryption = 1: ");
    }

    [TestMethod]
    public void Policies_AreNotMissed_WhereTheyAreAlready_AndWhatStandsInTheirPlaceIsNamed()
    {
        var machine = StandardUser();
        machine.Registry.SetValue(Rpc, RegistryValue.DWord("ProxyServerFlags", 47));
        machine.Registry.SetValue(Rpc, RegistryValue.ExpandString("ProxyServerName", "old.acme.com"));

        var note = machine.Plan(TestData.Acme, OutlookVersion.Outlook2016).NotWritten.Single().ToString();

        StringAssert.Contains(note, "RPC\\ProxyServerName = exchange.acme.com (there is old.acme.com), ");
        Assert.IsFalse(note.Contains("ProxyServerFlags"), note);
    }

    [TestMethod]
    public void OneClosedKey_CostsItsOwnValuesOnly()
    {
        var machine = new UserMachine { ClosedKeys = [Rpc] };
        machine.Registry.CreateKey(Rpc);

        var plan = machine.Plan(TestData.Acme, OutlookVersion.Outlook2016);

        machine.Apply(plan);
        Assert.IsEmpty(machine.Registry.GetValues(Rpc));
        Assert.AreEqual(1u, machine.Registry.GetValue(@"Software\Policies\Microsoft\Office\16.0\Outlook\Cached Mode", "Enable")?.AsDWord());
        Assert.AreEqual(
            $@"Outlook 2016 or later: HKEY_CURRENT_USER\{Rpc}: closed to writing by the key's own security. Left out are "
            + "RPC\\ProxyServerName = exchange.acme.com, RPC\\ProxyServerPrincipalName = msstd:exchange.acme.com, RPC\\ProxyAuthenticationService = 1, RPC\\ProxyServerFlags = 47, "
            + "RPC\\EnableRPCEncryption = 1: open the key and write again, or set them by Group Policy.",
            plan.NotWritten.Single().ToString());
        CollectionAssert.Contains(plan.Notes.ToArray(), plan.NotWritten.Single());
    }

    private static UserMachine StandardUser()
    {
        var machine = new UserMachine { ClosedKeys = [OutlookPolicies.Root] };
        machine.Registry.CreateKey(OutlookPolicies.Root);
        return machine;
    }

    private static Dictionary<string, RegistryValue> Policies(ProfileConfiguration configuration, OutlookVersion version) =>
        UserMachine.With(configuration, version).Registry.GetValues($@"Software\Policies\Microsoft\Office\{version.Number()}\Outlook\RPC").ToDictionary(value => value.Name);
}
