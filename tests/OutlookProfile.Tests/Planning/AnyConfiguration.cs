using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Planning;

/// <summary>Generators of valid configurations, with the nastiest texts that the rules allow.</summary>
internal static class AnyConfiguration
{
    /// <summary>Profile names that end sections, strings, comments and placeholders where nobody quotes them.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "a]b", "[x]", "-x", "\"quoted\"", "'single'", "a=b", "=", ";semicolon", "# hash", "100%", "%PATH%", "%%", "@", "a.b.",
        "/slash/", "<&>", "]]>", "{0}", "$x", "`tick`", "na\u00EFve \u65E5\u672C", "\U0001F600", "Corporate Mail",
    ];

    public static Gen<OutlookVersion> Versions => Gen.Elements<OutlookVersion>(OutlookVersions.All);

    public static Gen<ProfileConfiguration> Configurations =>
        from profile in Profiles
        from mailbox in Mailboxes
        from fqdn in Hosts
        from cachedMode in CachedModes
        from encryption in Flags
        from http in Https
        from ifRunning in Gen.Elements(IfRunning.Fail, IfRunning.Wait, IfRunning.Proceed)
        from onFailure in Gen.Elements(OnUserFailure.Fail, OnUserFailure.Report)
        select new ProfileConfiguration(
            new OutlookSettings(VersionSelection.Auto, null, ifRunning),
            profile,
            mailbox,
            new ServerSettings(fqdn),
            cachedMode,
            encryption,
            http,
            new UsersSettings(onFailure));

    private static Gen<bool> Flags => Gen.Elements(true, false);

    private static Gen<string> Hosts => Gen.Elements("exchange.acme.com", "mail.example", "x-1.y-2.example", "xn--bcher-kva.example", "e-x.z9.example");

    private static Gen<ProfileSettings> Profiles =>
        from name in Gen.Elements<string>(HostileNames)
        from makeDefault in Flags
        from ifExists in Gen.Elements(IfExists.Update, IfExists.Replace, IfExists.Keep)
        from prompt in Gen.Elements<bool?>(true, false, null)
        select new ProfileSettings(name, makeDefault, ifExists, prompt);

    private static Gen<MailboxSettings> Mailboxes =>
        from user in Gen.Elements("%USERNAME%", "jdoe", "Doe, Jane (\u00C4rztin)", "%USERDOMAIN%-%USERNAME%", "50%% \"x\"", "/o=Org/cn=jdoe", "JDOE")
        from address in Gen.Elements("%USERNAME%@acme.com", "%MAIL%", "o'brien+x@acme.com", "%USERNAME%@%USERDNSDOMAIN%", "a%%b@acme.example", "jdoe@mail.example")
        select new MailboxSettings(user, address);

    private static Gen<CachedModeSettings> CachedModes =>
        from enabled in Flags
        from download in Gen.Elements(Download.Headers, Download.Full, Download.HeadersThenFull)
        select new CachedModeSettings(enabled, download);

    private static Gen<HttpSettings> Https =>
        from enabled in Flags
        from proxy in Gen.Elements("proxy.acme.com", "exchange.acme.com", "proxy.acme.com:4430")
        from ssl in Flags
        from mutual in Flags
        from principal in Gen.Elements("msstd:proxy.acme.com", "msstd:*.acme.com", "msstd:other.example")
        from fast in Flags
        from slow in Flags
        from authentication in Gen.Elements(HttpAuthentication.Basic, HttpAuthentication.Ntlm, HttpAuthentication.Negotiate)
        from disableMapiHttp in Flags
        select new HttpSettings(enabled, proxy, ssl, ssl && mutual, principal, new FirstSettings(fast, slow), authentication, disableMapiHttp);
}
