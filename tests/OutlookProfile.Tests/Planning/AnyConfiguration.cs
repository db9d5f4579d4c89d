using System;
using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Planning;

/// <summary>Generators of valid configurations, with the nastiest texts that the rules allow.</summary>
internal static class AnyConfiguration
{
    /// <summary>Names that end sections, strings, comments and placeholders where nobody quotes them. Outlook takes few of them, so that they pass the reader no more.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "a]b", "[x]", "-x", "\"quoted\"", "'single'", "a=b", "=", ";semicolon", "# hash", "100%", "%PATH%", "%%", "@", "a.b.",
        "/slash/", "<&>", "]]>", "{0}", "$x", "`tick`", "na\u00EFve \u65E5\u672C", "\U0001F600", "Corporate Mail",
    ];

    private static readonly string[] Names = ["Corporate Mail", "a_b", "Na\u00EFve \u65E5\u672C", "2026", "_", "x y z"];

    public static Gen<OutlookVersion> Versions => Gen.Elements<OutlookVersion>(OutlookVersions.All);

    public static Gen<ProfileConfiguration> Configurations =>
        from profile in Profiles
        from mailbox in Mailboxes
        from fqdn in Hosts
        from cachedMode in CachedModes
        from encryption in Flags
        from http in Https
        from autodiscover in Autodiscovers
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
            new UsersSettings(onFailure))
        {
            Autodiscover = autodiscover,
        };

    private static Gen<bool> Flags => Gen.Elements(true, false);

    private static Gen<string> Hosts => Gen.Elements("exchange.acme.com", "mail.example", "x-1.y-2.example", "xn--bcher-kva.example", "e-x.z9.example", "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com", "%MAILBOXGUID%@acme.com");

    private static Gen<ProfileSettings> Profiles =>
        from name in Gen.Elements(Names)
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
        from window in Gen.OneOf(Gen.Constant((SyncWindow?)null), Gen.Elements(Enum.GetValues<SyncWindow>()).Select(window => (SyncWindow?)window))
        from sharedFolders in Gen.Elements<SharedFolders?>(null, SharedFolders.None, SharedFolders.ExceptMail, SharedFolders.All)
        select new CachedModeSettings(enabled, download, window, sharedFolders);

    private static Gen<AutodiscoverSettings> Autodiscovers =>
        from local in Flags
        from ews in Gen.Elements(null, "https://mail.acme.com/EWS/Exchange.asmx", "https://mail.acme.com:8443/a?b=c&d=%20")
        from oof in Gen.Elements(null, "https://mail.acme.com/EWS/Exchange.asmx")
        from oab in Gen.Elements(null, "https://mail.acme.com/OAB/2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293/")
        from exclude in Gen.Choose(0, 0x7F)
        from zeroConfig in Gen.Elements<bool?>(true, false, null)
        select new AutodiscoverSettings(local, ews, oof, oab, (AutodiscoverSources)exclude, zeroConfig);

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
        from enforce in Flags
        select new HttpSettings(enabled, proxy, ssl, ssl && mutual, principal, new FirstSettings(fast, slow), authentication, disableMapiHttp) { Enforce = enforce };
}
