using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The Group Policy template: a policy for each setting, made from the table; and what the product makes of its values.</summary>
[TestClass]
public sealed partial class PolicyTemplateTests
{
    private const string Folder = "installer/deploy/group-policy/";
    private const string Category = "OutlookProfile";
    private const string Supported = "SUPPORTED_OutlookProfile";

    // learn.microsoft.com/previous-versions/windows/desktop/Policy/admx-schema
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

    [TestMethod]
    public void Template_HasAPolicy_ForEachSetting()
    {
        RepositoryFile.AssertEqual(Folder + "OutlookProfile.admx", Text(Definitions()));
        RepositoryFile.AssertEqual(Folder + "en-US/OutlookProfile.adml", Text(Resources()));
    }

    [TestMethod]
    public void Template_NamesTextsAndPresentations_ThatAreThere()
    {
        var strings = Resources().Descendants(Schema + "string").Select(text => text.Attribute("id")!.Value).ToArray();
        var presentations = Resources().Descendants(Schema + "presentation").Select(text => text.Attribute("id")!.Value).ToArray();
        CollectionAssert.AllItemsAreUnique(strings);
        var named = Reference().Matches(Text(Definitions())).Select(match => (Kind: match.Groups[1].Value, Id: match.Groups[2].Value)).Distinct().ToArray();
        CollectionAssert.AreEquivalent(strings, named.Where(name => name.Kind == "string").Select(name => name.Id).ToArray());
        CollectionAssert.AreEquivalent(presentations, named.Where(name => name.Kind == "presentation").Select(name => name.Id).ToArray());
    }

    /// <summary>Each value that the editor writes, as the reader takes it.</summary>
    [TestMethod]
    public void EveryValueOfTheTemplate_IsTaken()
    {
        var count = 0;
        foreach (var policy in Definitions().Descendants(Schema + "policy"))
        {
            var values = policy.Descendants(Schema + "string").Select(text => text.Value).ToArray();
            foreach (var value in values)
            {
                var name = (policy.Attribute("valueName") ?? policy.Descendants(Schema + "enum").Single().Attribute("valueName"))!.Value;
                var registry = new MemoryRegistry();
                registry.SetValue(policy.Attribute("key")!.Value, RegistryValue.String(name, value));
                var mutual = name == Settings.SslOnly.Path && value == "false" ? """, "http": { "mutualAuthentication": false }""" : "";
                Assert.IsNotNull(ConfigurationReader.Read($$"""{ "server": { "fqdn": "a.b" }{{mutual}} }""", "a.json", policies: MachinePolicies.Read(registry)), $"{name}={value}");
                count++;
            }
        }

        Assert.IsGreaterThan(Settings.All.Count, count);
    }

    [TestMethod]
    public void Policy_IsBelowEverythingButTheDefault()
    {
        var policies = Policies(("http.authentication", "ntlm"), ("profile.name", "Policy"), ("cachedMode.enabled", "false"));
        var configuration = ConfigurationReader.Read(
            """{ "server": { "fqdn": "a.b" }, "profile": { "name": "File" } }""", "a.json", [new PropertyOverride("CACHEDMODE", "1")], policies);
        Assert.AreEqual((HttpAuthentication.Ntlm, "File", true), (configuration.Http.Authentication, configuration.Profile.Name, configuration.CachedMode.Enabled));
        Assert.AreEqual("a.b", ConfigurationReader.Read("{}", "a.json", policies: Policies(("server.fqdn", "a.b"))).Server.Fqdn);
    }

    [TestMethod]
    [DataRow("http.proxi", "x", "policy http.proxi: is no setting; Software\\Policies\\OutlookProfile of HKEY_LOCAL_MACHINE takes the settings' paths, such as http.proxy")]
    [DataRow("http.proxy", "https://x.y", "policy http.proxy: http.proxy: found \"https://x.y\", expected a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path; did you mean x.y?")]
    public void Policy_IsMistake_WhenWrong(string name, string value, string mistake)
    {
        var thrown = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationReader.Read("""{ "server": { "fqdn": "a.b" } }""", "a.json", policies: Policies((name, value))));
        Assert.AreEqual(mistake, thrown.Message);
    }

    /// <summary>What a site has said is all that its transform says: policies and defaults hold for the rest.</summary>
    [TestMethod]
    public void Given_HoldsWhatWasSaid_AndNothingElse()
    {
        var given = ConfigurationReader.ReadGiven("""{ "server": { "fqdn": "a.b" } }""", "a.json", [new PropertyOverride("HTTPFIRSTSLOW", "0")]);
        Assert.AreEqual("{\n  \"server\": {\n    \"fqdn\": \"a.b\"\n  },\n  \"http\": {\n    \"first\": {\n      \"slow\": false\n    }\n  }\n}\n", given.Json);
        Assert.AreEqual(given.Configuration, ConfigurationReader.Read(given.Json, "a.json"));
    }

    private static IReadOnlyList<PropertyOverride> Policies(params (string Name, string Value)[] values)
    {
        var registry = new MemoryRegistry();
        foreach (var (name, value) in values)
        {
            registry.SetValue(MachinePolicies.Key, RegistryValue.String(name, value));
        }

        return MachinePolicies.Read(registry);
    }

    private static XElement Definitions() => new(
        Schema + "policyDefinitions",
        new XAttribute("revision", "1.0"),
        new XAttribute("schemaVersion", "1.0"),
        new XElement(Schema + "policyNamespaces", new XElement(Schema + "target", new XAttribute("prefix", "outlookprofile"), new XAttribute("namespace", "OutlookProfile.Policies"))),
        new XElement(Schema + "resources", new XAttribute("minRequiredRevision", "1.0")),
        new XElement(Schema + "supportedOn", new XElement(Schema + "definitions", new XElement(Schema + "definition", new XAttribute("name", Supported), new XAttribute("displayName", $"$(string.{Supported})")))),
        new XElement(Schema + "categories", new XElement(Schema + "category", new XAttribute("name", Category), new XAttribute("displayName", $"$(string.{Category})"))),
        new XElement(Schema + "policies", Settings.All.Select(Policy)));

    private static XElement Policy(Setting setting)
    {
        var id = setting.Property;
        var policy = new XElement(
            Schema + "policy",
            new XAttribute("name", id),
            new XAttribute("class", "Machine"),
            new XAttribute("displayName", $"$(string.{id})"),
            new XAttribute("explainText", $"$(string.{id}_Help)"),
            new XAttribute("key", MachinePolicies.Key));
        var parent = new object[] { new XElement(Schema + "parentCategory", new XAttribute("ref", Category)), new XElement(Schema + "supportedOn", new XAttribute("ref", Supported)) };
        if (setting is Setting<bool> or Setting<bool?>)
        {
            policy.Add(new XAttribute("valueName", setting.Path), parent, Value("enabledValue", "true"), Value("disabledValue", "false"));
            return policy;
        }

        XElement element = setting.Words is { } words
            ? new(Schema + "enum", words.Select((word, number) => new XElement(Schema + "item", new XAttribute("displayName", $"$(string.{id}_{number})"), Value("value", word))))
            : new(Schema + "text");
        element.Add(new XAttribute("id", id), new XAttribute("valueName", setting.Path), new XAttribute("required", "true"));
        policy.Add(new XAttribute("presentation", $"$(presentation.{id})"), parent, new XElement(Schema + "elements", element));
        return policy;
    }

    private static XElement Value(string name, string text) => new(Schema + name, new XElement(Schema + "string", text));

    private static XElement Resources() => new(
        Schema + "policyDefinitionResources",
        new XAttribute("revision", "1.0"),
        new XAttribute("schemaVersion", "1.0"),
        new XElement(Schema + "displayName", "Outlook Profile Installer"),
        new XElement(Schema + "description", "Settings of Outlook profiles for every site: what neither a configuration nor a property says."),
        new XElement(
            Schema + "resources",
            new XElement(Schema + "stringTable", Strings().Select(text => new XElement(Schema + "string", new XAttribute("id", text.Id), text.Text))),
            new XElement(Schema + "presentationTable", Settings.All.Where(setting => setting is not (Setting<bool> or Setting<bool?>)).Select(Presentation))));

    private static IEnumerable<(string Id, string Text)> Strings()
    {
        yield return (Category, "Outlook Profile Installer");
        yield return (Supported, "Outlook Profile Installer 1.0");
        foreach (var setting in Settings.All)
        {
            yield return (setting.Property, setting.Path);
            yield return (setting.Property + "_Help", $"{setting.Description} Values: {setting.Values}. Not configured: {setting.Default ?? "each site's configuration names it"}. A site's configuration and msiexec's properties win over this policy.");
            foreach (var (word, number) in (setting.Words ?? []).Select((word, number) => (word, number)))
            {
                yield return ($"{setting.Property}_{number}", word);
            }
        }
    }

    private static XElement Presentation(Setting setting)
    {
        XElement control = setting.Words is null
            ? new(Schema + "textBox", new XAttribute("refId", setting.Property), new XElement(Schema + "label", setting.Path))
            : new(Schema + "dropdownList", new XAttribute("refId", setting.Property), new XAttribute("noSort", "true"), setting.Path);
        return new XElement(Schema + "presentation", new XAttribute("id", setting.Property), control);
    }

    private static string Text(XElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        return text.Append(root).Append('\n').ToString().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\$\((string|presentation)\.(\w+)\)")]
    private static partial Regex Reference();
}
