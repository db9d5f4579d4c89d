using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>
/// Every value outside of profiles by what is published of it, written down from the publications and not from the plan: key, name, type and data,
/// in both directions. VERSION stands for the version's number.
/// </summary>
[TestClass]
public sealed class PublishedNamesTests
{
    private const string Everything = """
        { "outlook": { "versions": ["14.0"] }, "profile": { "promptForProfile": false }, "mailbox": { "user": "jdoe", "smtpAddress": "jdoe@acme.com" }, "server": { "fqdn": "exchange.acme.com" },
          "cachedMode": { "download": "headers", "window": "3days", "sharedFolders": "exceptMail" }, "http": { "proxy": "mail.acme.com", "enforce": true, "disableMapiHttp": true },
          "autodiscover": { "local": true, "ewsUrl": "https://mail.acme.com/EWS/Exchange.asmx", "oofUrl": "https://mail.acme.com/EWS/Exchange.asmx", "oabUrl": "https://mail.acme.com/OAB/x/",
            "zeroConfig": false, "exclude": ["lastKnownGoodUrl", "scpLookup", "httpsRootDomain", "httpsAutodiscoverDomain", "httpRedirect", "srvRecord", "explicitO365Endpoint"] } }
        """;

    private const string Office = @"Software\Microsoft\Office\VERSION\Outlook";
    private const string Policies = @"Software\Policies\Microsoft\Office\VERSION\Outlook";

    private static readonly OutlookVersion[] All = [OutlookVersion.Outlook2003, OutlookVersion.Outlook2007, OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016];

    private static readonly (string Key, string Name, RegistryValueType Type, string Data, OutlookVersion Since, string Source)[] Published =
    [
        // outlk16.admx, "Outlook Anywhere"; KB 961112 for 2007 to 2013, whose value names are inferred from it.
        (Policies + @"\RPC", "ProxyServerName", RegistryValueType.ExpandString, "mail.acme.com", OutlookVersion.Outlook2007, "outlk16.admx"),
        (Policies + @"\RPC", "ProxyServerPrincipalName", RegistryValueType.ExpandString, "msstd:mail.acme.com", OutlookVersion.Outlook2007, "outlk16.admx: must begin with msstd:"),
        (Policies + @"\RPC", "ProxyAuthenticationService", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "outlk16.admx: 1 Basic, 2 NTLM, 16 Negotiate"),
        (Policies + @"\RPC", "ProxyServerFlags", RegistryValueType.DWord, "47", OutlookVersion.Outlook2007, "outlk16.admx: 1+2+3+4+5"),
        (Policies + @"\RPC", "EnableRPCEncryption", RegistryValueType.DWord, "1", OutlookVersion.Outlook2016, "KB 3032395"),

        // outlk14.admx to outlk16.admx, "Cached Exchange Mode"; KB 3115009 for days.
        (Policies + @"\Cached Mode", "Enable", RegistryValueType.DWord, "1", OutlookVersion.Outlook2013, "outlk15.admx"),
        (Policies + @"\Cached Mode", "CachedExchangeMode", RegistryValueType.DWord, "1", OutlookVersion.Outlook2013, "outlk15.admx: 1 headers"),
        (Policies + @"\Cached Mode", "SyncWindowSetting", RegistryValueType.DWord, "0", OutlookVersion.Outlook2016, "outlk16.admx: months, 0 beside days"),
        (Policies + @"\Cached Mode", "SyncWindowSettingDays", RegistryValueType.DWord, "3", OutlookVersion.Outlook2016, "KB 3115009: 3, 7 or 14"),
        (Policies + @"\Cached Mode", "DownloadSharedFolders", RegistryValueType.DWord, "1", OutlookVersion.Outlook2010, "outlk14.admx"),
        (Policies + @"\Cached Mode", "CacheOthersMail", RegistryValueType.DWord, "0", OutlookVersion.Outlook2010, "KB 982697"),

        // KB 2612922 and KB 3211279.
        (Office + @"\AutoDiscover", "ExcludeLastKnownGoodURL", RegistryValueType.DWord, "1", OutlookVersion.Outlook2010, "KB 3211279: 14.0.7140.5001 and later"),
        (Office + @"\AutoDiscover", "ExcludeScpLookup", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "KB 3211279"),
        (Office + @"\AutoDiscover", "ExcludeHttpsRootDomain", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "KB 3211279"),
        (Office + @"\AutoDiscover", "ExcludeHttpsAutoDiscoverDomain", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "KB 3211279"),
        (Office + @"\AutoDiscover", "ExcludeHttpRedirect", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "KB 3211279"),
        (Office + @"\AutoDiscover", "ExcludeSrvRecord", RegistryValueType.DWord, "1", OutlookVersion.Outlook2007, "KB 3211279: not ExcludeSrvLookup"),
        (Office + @"\AutoDiscover", "ExcludeExplicitO365Endpoint", RegistryValueType.DWord, "1", OutlookVersion.Outlook2016, "KB 3211279: 16.0.6741.2017 and later"),
        (Office + @"\AutoDiscover", "PreferLocalXML", RegistryValueType.DWord, "1", OutlookVersion.Outlook2010, "KB 2612922"),
        (Office + @"\AutoDiscover", "acme.com", RegistryValueType.String, @"C:\Users\jdoe\AppData\Local\OutlookProfile\Autodiscover\acme.com.xml", OutlookVersion.Outlook2010, "KB 2612922: the mail domain's name"),
        (Office + @"\AutoDiscover", "ZeroConfigExchange", RegistryValueType.DWord, "0", OutlookVersion.Outlook2010, "outlk14.admx"),

        // KB 2937684.
        (@"Software\Microsoft\Exchange", "MapiHttpDisabled", RegistryValueType.DWord, "1", OutlookVersion.Outlook2013, "KB 2937684"),

        // KB 195478 and field scripts: a text.
        (@"Software\Microsoft\Exchange\Client\Options", "PickLogonProfile", RegistryValueType.String, "0", OutlookVersion.Outlook2003, "field scripts"),
        (@"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles", "DefaultProfile", RegistryValueType.String, "Corporate Mail", OutlookVersion.Outlook2003, "up to 14.0"),
        (Office, "DefaultProfile", RegistryValueType.String, "Corporate Mail", OutlookVersion.Outlook2013, "from 15.0 on"),
    ];

    public static IEnumerable<object[]> Versions => All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Plan_WritesWhatIsPublished_AndNothingElse_OutsideOfProfiles(OutlookVersion version)
    {
        var plan = new UserMachine().Plan(TestData.Configuration(Everything), version);
        var expected = Published
            .Where(value => version >= value.Since && !(version >= OutlookVersion.Outlook2013 && value.Source == "up to 14.0"))
            .Select(value => $"{value.Key.Replace("VERSION", version.Number())}\\{value.Name} {value.Type} {value.Data}");
        var written = plan.Changes.OfType<SetValue>()
            .Where(set => !set.Key.Contains(@"\Corporate Mail", StringComparison.Ordinal))
            .Select(set => $"{set.Key}\\{set.Value.Name} {set.Value.Type} {set.Value.AsText() ?? set.Value.AsDWord()?.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

        Assert.AreEqual(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', written.Order(StringComparer.Ordinal)));
    }

    /// <summary>Office Resource Kit, "Outlook profiles": ImportPRF names the file, and both spellings of the mark of a first start have to go.</summary>
    [TestMethod]
    public void Import_UsesThePublishedNames()
    {
        foreach (var version in All.Where(version => version <= OutlookVersion.Outlook2013))
        {
            var plan = new UserMachine().Plan(OutlookImport.Configuration, version);
            var setup = $@"Software\Microsoft\Office\{version.Number()}\Outlook\Setup";
            var named = plan.Changes.OfType<SetValue>().Single(set => set.Key == setup).Value;
            Assert.AreEqual(("ImportPRF", RegistryValueType.String), (named.Name, named.Type));
            CollectionAssert.AreEquivalent(new[] { "First-Run", "FirstRun" }, plan.Changes.OfType<DeleteValue>().Where(delete => delete.Key == setup).Select(delete => delete.Name).ToArray());
        }
    }
}
