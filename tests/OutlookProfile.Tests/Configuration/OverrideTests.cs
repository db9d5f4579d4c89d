using System;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Configuration;

/// <summary>Public properties on top of the file, and defaults below it.</summary>
[TestClass]
public sealed class OverrideTests
{
    private const string Minimal = """{ "server": { "fqdn": "exchange.acme.com" } }""";

    [TestMethod]
    public void Defaults_AreTheWorkedExample_WhenOnlyTheServerIsNamed()
    {
        var versions = TestData.Acme.Outlook.Versions;
        CollectionAssert.AreEqual(new[] { OutlookVersion.Outlook2010 }, versions.Named.ToArray());
        var minimal = TestData.Configuration(Minimal);
        Assert.IsTrue(minimal.Outlook.Versions.IsAuto);
        Assert.AreEqual(TestData.Acme, minimal with { Outlook = minimal.Outlook with { Versions = versions } });
    }

    [TestMethod]
    public void Defaults_FollowWhatIsGiven()
    {
        var configuration = TestData.Configuration("""{ "server": { "fqdn": "ex1.corp.acme.com" }, "http": { "proxy": "mail.acme.com:8443", "sslOnly": false } }""");
        Assert.AreEqual("%USERNAME%@corp.acme.com", configuration.Mailbox.SmtpAddress);
        Assert.AreEqual("msstd:mail.acme.com", configuration.Http.Principal);
        Assert.IsFalse(configuration.Http.MutualAuthentication);
        Assert.AreEqual("ex1.corp.acme.com", TestData.Configuration("""{ "server": { "fqdn": "ex1.corp.acme.com" } }""").Http.Proxy);
        Assert.AreEqual("%USERNAME%@acme.com", TestData.Configuration("""{ "server": { "fqdn": "acme.com" } }""").Mailbox.SmtpAddress);
    }

    [TestMethod]
    public void Property_WinsOverFile_ForEverySetting()
    {
        // Without mutual authentication, so that each setting may change alone.
        var file = ConfigurationWriter.Write(TestData.Acme with { Http = TestData.Acme.Http with { MutualAuthentication = false } });
        foreach (var setting in Settings.All)
        {
            var json = JsonNode.Parse(file)!;
            var (group, key) = Find(json, setting.Path);
            var (word, value) = OtherValue(setting, group[key]);
            group[key] = value;
            var changed = ConfigurationReader.Read(file, "file.json", [new PropertyOverride(setting.Property, word)]);
            Assert.AreEqual(ConfigurationReader.Read(json.ToJsonString(), "changed.json"), changed, setting.Path);
            Assert.AreNotEqual(ConfigurationReader.Read(file, "file.json"), changed, setting.Path);
        }
    }

    [TestMethod]
    public void Property_Wins_WhenFileIsOtherwiseIncomplete() =>
        Assert.AreEqual("exchange.acme.com", ConfigurationReader.Read("{}", "empty.json", [new PropertyOverride("SERVER", "exchange.acme.com")]).Server.Fqdn);

    [TestMethod]
    public void LastProperty_Wins_WhenGivenTwice() =>
        Assert.AreEqual("b.acme.com", ConfigurationReader.Read(Minimal, "a.json", [new("SERVER", "a.acme.com"), new("SERVER", "b.acme.com")]).Server.Fqdn);

    [TestMethod]
    [DataRow("1", true)]
    [DataRow("0", false)]
    [DataRow("true", true)]
    [DataRow("FALSE", false)]
    public void BooleanProperty_IsRead_InWindowsInstallersSpellings(string text, bool expected) =>
        Assert.AreEqual(expected, ConfigurationReader.Read(Minimal, "a.json", [new("ENCRYPTION", text)]).Encryption);

    [TestMethod]
    [DataRow("auto", "auto")]
    [DataRow("14.0", "14.0")]
    [DataRow("16.0, 12.0", "12.0, 16.0")]
    public void VersionsProperty_IsRead_AsListWithCommas(string text, string expected) =>
        Assert.AreEqual(expected, ConfigurationReader.Read(Minimal, "a.json", [new("OUTLOOKVERSIONS", text)]).Outlook.Versions.ToString());

    [TestMethod]
    [DataRow("ENCRYPTION", "yes", "encryption: found \"yes\", expected true or false (or 1 or 0); did you mean true?")]
    [DataRow("ENCRYPTION", "", "encryption: found \"\", expected true or false (or 1 or 0)")]
    [DataRow("OUTLOOKVERSIONS", "14.0;16.0", "outlook.versions: found \"14.0;16.0\", expected auto or versions out of 11.0, 12.0, 14.0, 15.0, 16.0 separated by commas; did you mean 14.0,16.0?")]
    [DataRow("OUTLOOKVERSIONS", "14.0,14.0", "outlook.versions: found \"14.0,14.0\", expected auto or versions out of 11.0, 12.0, 14.0, 15.0, 16.0 separated by commas; did you mean 14.0?")]
    [DataRow("IFEXISTS", "Keep", "profile.ifExists: found \"Keep\", expected one of update, replace, keep; did you mean keep?")]
    public void Property_IsMistake_WhenNotAllowed(string property, string text, string expected) =>
        Mistakes.AssertOnly($"property {property}: {expected}", Minimal, new PropertyOverride(property, text));

    [TestMethod]
    public void MutualAuthentication_NamesTheProperty_WhenItCameFromOne() =>
        Mistakes.AssertOnly(
            "property MUTUALAUTHENTICATION: http.mutualAuthentication: mutual authentication needs SSL: set http.sslOnly to true, or this to false",
            """{ "server": { "fqdn": "a.b" }, "http": { "sslOnly": false } }""",
            new PropertyOverride("MUTUALAUTHENTICATION", "1"));

    [TestMethod]
    public void Property_IsRefused_WhenItIsNoSettings() =>
        Assert.ThrowsExactly<ArgumentException>(() => ConfigurationReader.Read(Minimal, "a.json", [new PropertyOverride("INSTALLDIR", "x")]));

    /// <summary>A value that the file does not have: as a property spells it, and as JSON does.</summary>
    private static (string Word, JsonNode Json) OtherValue(Setting setting, JsonNode? old) => setting switch
    {
        Setting<bool> or Setting<bool?> => old?.GetValue<bool>() == true ? ("0", false) : ("1", true),
        Setting<string> => OtherText(setting) is var text ? (text, text) : default,
        Setting<AutodiscoverSources> => ("scpLookup, srvRecord", new JsonArray("scpLookup", "srvRecord")),
        Setting<VersionSelection> => ("16.0", new JsonArray("16.0")),
        _ => setting.Values.Split(", ")[1] is var word ? (word, word) : default,
    };

    private static string OtherText(Setting setting) =>
        setting == Settings.Principal ? "msstd:other.acme.com"
        : setting == Settings.SmtpAddress ? "other@acme.com"
        : setting == Settings.ServerFqdn ? "other.acme.com"
        : setting.Path.EndsWith("Url", StringComparison.Ordinal) ? "https://other.acme.com/"
        : "other";

    private static (JsonNode Group, string Key) Find(JsonNode json, string path)
    {
        var keys = path.Split('.');
        return (keys.SkipLast(1).Aggregate(json, (group, key) => group[key]!), keys[^1]);
    }
}
