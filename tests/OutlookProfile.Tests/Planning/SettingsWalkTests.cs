using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;
using Tests.Shared;

namespace OutlookProfile.Tests.Planning;

/// <summary>
/// Nothing is silently dropped: for every setting and every version, change the setting, and the plan changes, or a note of it
/// that names the setting and the version, or the plan is refused for it.
/// </summary>
[TestClass]
public sealed class SettingsWalkTests
{
    /// <summary>What decides about the run as a whole, before there is a plan for a version.</summary>
    private static readonly Setting[] OfTheRun = [Settings.OutlookVersions, Settings.OutlookIfNotFound, Settings.OutlookIfRunning, Settings.UsersOnFailure];

    private static readonly Dictionary<string, string> Bases = new()
    {
        ["worked example"] = "{}",
        ["online"] = """{ "cachedMode": { "enabled": false } }""",
        ["no HTTP"] = """{ "http": { "enabled": false } }""",
        ["no SSL"] = """{ "http": { "sslOnly": false } }""",
        ["no mutual authentication"] = """{ "http": { "mutualAuthentication": false } }""",
        ["enforced"] = """{ "http": { "enforce": true, "disableMapiHttp": true } }""",
        ["local answer"] = """{ "autodiscover": { "local": true, "ewsUrl": "https://mail.acme.com/EWS/Exchange.asmx", "exclude": ["scpLookup"], "zeroConfig": true } }""",
        ["imported"] = """{ "profile": { "by": "import" } }""",
        ["windows"] = """{ "cachedMode": { "window": "3months", "sharedFolders": "none" } }""",
    };

    private static readonly Dictionary<Setting, string[]> Texts = new()
    {
        [Settings.ProfileName] = ["Corporate Mail", "Other"],
        [Settings.MailboxUser] = ["%USERNAME%", "jane", "/o=Acme/cn=jane"],
        [Settings.SmtpAddress] = ["%USERNAME%@acme.com", "jane@sales.acme.com"],
        [Settings.ServerFqdn] = ["exchange.acme.com", "mail.acme.com", "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com"],
        [Settings.HttpProxy] = ["exchange.acme.com", "proxy.acme.com:4430"],
        [Settings.Principal] = ["msstd:exchange.acme.com", "msstd:*.acme.com"],
    };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EverySetting_ChangesThePlanOrItsNotes_ForEveryVersion()
    {
        var compared = 0;
        var dropped = new List<string>();
        var walked = new HashSet<(Setting, OutlookVersion)>();
        foreach (var (name, json) in Bases)
        {
            foreach (var elevated in new[] { true, false })
            {
                var text = ConfigurationWriter.Write(Read(json, new PropertyOverride("SERVER", "exchange.acme.com")));
                var before = Read(text);
                var plans = OutlookVersions.All.ToDictionary(version => version, version => Describe(before, version, elevated));
                foreach (var setting in Settings.All.Except(OfTheRun))
                {
                    foreach (var after in Alternatives(setting).Select(value => TryRead(text, new PropertyOverride(setting.Property, value))).OfType<ProfileConfiguration>().Where(after => after != before))
                    {
                        foreach (var version in OutlookVersions.All)
                        {
                            // A plan that is refused for a reason of its own says nothing about other settings.
                            if (plans[version].Length == 0 && setting != Settings.ProfileBy)
                            {
                                continue;
                            }

                            compared++;
                            walked.Add((setting, version));
                            if (plans[version] == Describe(after, version, elevated))
                            {
                                dropped.Add($"{name}, {(elevated ? "administrator" : "standard user")}: {setting.Path} in {version.ProductName()}: {setting.Json(before)} -> {setting.Json(after)}");
                            }
                        }
                    }
                }
            }
        }

        var settings = Settings.All.Count - OfTheRun.Length;
        Proof.Report(TestContext, $"{settings} settings x {OutlookVersions.All.Count} versions, {compared} changes of one setting compared.");
        Assert.AreEqual("", string.Join("\n", dropped));
        Assert.HasCount(settings * OutlookVersions.All.Count, walked);
    }

    [TestMethod]
    public void Notes_NameSettingVersionAndReason()
    {
        var configuration = Read("""
            { "server": { "fqdn": "exchange.acme.com" }, "mailbox": { "user": "jane" }, "encryption": false,
              "cachedMode": { "window": "3days", "sharedFolders": "all" },
              "http": { "enforce": true, "disableMapiHttp": true }, "autodiscover": { "local": true, "exclude": [ "scpLookup", "explicitO365Endpoint" ], "zeroConfig": true } }
            """);

        AssertNotes(configuration with { Autodiscover = configuration.Autodiscover with { Local = false } }, OutlookVersion.Outlook2016,
            "server.fqdn \"exchange.acme.com\" has no effect in Outlook 2016 or later: it asks Autodiscover",
            "mailbox.user \"jane\" has no effect in Outlook 2016 or later: it finds the mailbox by mailbox.smtpAddress",
            "encryption false has no effect in Outlook 2016 or later: its policy EnableRPCEncryption",
            "http.enforce true has no effect in Outlook 2016 or later: its HTTP settings are policies in any case");
        AssertNotes(configuration, OutlookVersion.Outlook2013,
            "cachedMode.window \"3days\" has no effect in Outlook 2013: it knows 1month",
            "autodiscover.exclude [ \"scpLookup\", \"explicitO365Endpoint\" ] has no effect in Outlook 2013: it does not know explicitO365Endpoint");
        AssertNotes(configuration, OutlookVersion.Outlook2003,
            "cachedMode.sharedFolders \"all\" has no effect in Outlook 2003: it has no such choice",
            "http.enforce true has no effect in Outlook 2003: it has no such policies",
            "http.disableMapiHttp true has no effect in Outlook 2003",
            "autodiscover.local true has no effect in Outlook 2003: it does not ask Autodiscover",
            "autodiscover.zeroConfig true has no effect in Outlook 2003");

        static void AssertNotes(ProfileConfiguration configuration, OutlookVersion version, params string[] expected)
        {
            var notes = new UserMachine().Plan(configuration, version).Notes;
            foreach (var note in expected)
            {
                Assert.IsTrue(notes.Any(found => found.ToString().StartsWith(note, StringComparison.Ordinal)), $"{note}\nis not in\n{string.Join("\n", notes)}");
            }
        }
    }

    /// <summary>2003, 2007 and 2010 keep their profiles in one place: a version that is named and gives way to another is no silent loss.</summary>
    [TestMethod]
    public void Notes_NameTheVersion_ThatGivesWayToAnother()
    {
        var configuration = Read("""{ "server": { "fqdn": "exchange.acme.com" }, "outlook": { "versions": [ "12.0", "14.0", "16.0" ] } }""");

        var notes = ProfilePlanner.Plan(configuration, OutlookSelection.Choose(configuration.Outlook, []), TestData.Jane, new MemoryRegistry()).Notes.Select(note => note.ToString()).ToArray();

        CollectionAssert.Contains(
            notes,
            "outlook.versions names Outlook 2007 too, which keeps its profiles where Outlook 2010 does: a profile there has the shape of one version, here of Outlook 2010.");
        Assert.HasCount(1, notes.Where(note => note.StartsWith("outlook.versions", StringComparison.Ordinal)));
    }

    private static string[] Alternatives(Setting setting) => setting switch
    {
        Setting<bool> or Setting<bool?> => ["true", "false"],
        Setting<string> when Texts.TryGetValue(setting, out var texts) => texts,
        Setting<string> => ["https://mail.acme.com/EWS/Exchange.asmx", "https://mail.acme.com/b"],
        Setting<AutodiscoverSources> => [.. AutodiscoverSourcesType.WordsOf((AutodiscoverSources)0x7F), "scpLookup,srvRecord,lastKnownGoodUrl"],
        _ => setting.Values.Split(", "),
    };

    private static ProfileConfiguration Read(string json, params PropertyOverride[] overrides) => ConfigurationReader.Read(json, "walk.json", overrides);

    private static ProfileConfiguration? TryRead(string json, PropertyOverride change)
    {
        try
        {
            return Read(json, change);
        }
        catch (ConfigurationException)
        {
            // Not every setting can be changed alone: mutual authentication needs SSL.
            return null;
        }
    }

    /// <summary>What people get to see: the plan for a user without and for one with a profile of that name; empty when it is refused.</summary>
    private static string Describe(ProfileConfiguration configuration, OutlookVersion version, bool elevated)
    {
        var machine = Machine(elevated);
        new OutlookMadeProfile(machine.Registry, version).WithInternetAccount("jane@home.example");
        return Describe(Machine(elevated), configuration, version) + Describe(machine, configuration, version);
    }

    /// <param name="elevated">Whether policies may be written.</param>
    private static UserMachine Machine(bool elevated)
    {
        var machine = new UserMachine { ClosedKeys = elevated ? [] : [OutlookPolicies.Root] };
        machine.Registry.CreateKey(OutlookPolicies.Root);
        return machine;
    }

    private static string Describe(UserMachine machine, ProfileConfiguration configuration, OutlookVersion version)
    {
        try
        {
            return PlanJson.Write(machine.Plan(configuration, version));
        }
        catch (PlanException)
        {
            return "";
        }
    }
}
