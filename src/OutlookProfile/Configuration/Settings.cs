using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>
/// All settings, in the order of the worked example. A new one is a row here and a member of <see cref="ProfileConfiguration"/>;
/// everything else about it follows (CONTRIBUTING.md says what to run).
/// </summary>
public static class Settings
{
    private static readonly BooleanType Boolean = new();

    // ---- outlook

    public static Setting<VersionSelection> OutlookVersions { get; } = new("outlook.versions", "OUTLOOKVERSIONS", new VersionsType(), VersionSelection.Auto,
        configuration => configuration.Outlook.Versions,
        "The Outlook versions to write the profile for; \"auto\" is every version found on the machine.");

    public static Setting<OutlookVersion?> OutlookIfNotFound { get; } = new("outlook.ifNotFound", "OUTLOOKIFNOTFOUND", new ChoiceType<OutlookVersion?>(FailOrVersions()), (OutlookVersion?)null,
        configuration => configuration.Outlook.IfNotFound,
        "With \"auto\" and no Outlook on the machine: fail, or the version to write for because it will be installed later.");

    public static Setting<IfRunning> OutlookIfRunning { get; } = new("outlook.ifRunning", "OUTLOOKIFRUNNING",
        new ChoiceType<IfRunning>(("fail", IfRunning.Fail), ("wait", IfRunning.Wait), ("proceed", IfRunning.Proceed)), IfRunning.Fail,
        configuration => configuration.Outlook.IfRunning,
        "While Outlook runs: stop (the package with 1603, the tool with 1618), wait up to five minutes for it to close, or write all the same.");

    // ---- profile

    public static Setting<string> ProfileName { get; } = new("profile.name", "PROFILENAME",
        new TextType(TextRules.ProfileName, TextRules.LongestProfileName, TextPatterns.ProfileName), "Corporate Mail",
        configuration => configuration.Profile.Name,
        "The name of the profile.");

    public static Setting<bool> MakeDefault { get; } = new("profile.makeDefault", "MAKEDEFAULT", Boolean, true,
        configuration => configuration.Profile.MakeDefault,
        "Always use this profile.");

    public static Setting<IfExists> IfExists { get; } = new("profile.ifExists", "IFEXISTS",
        new ChoiceType<IfExists>(("update", Configuration.IfExists.Update), ("replace", Configuration.IfExists.Replace), ("keep", Configuration.IfExists.Keep)), Configuration.IfExists.Update,
        configuration => configuration.Profile.IfExists,
        "When a profile of this name exists: change only the values of this file, put a new profile in its place, or leave it.");

    public static Setting<bool?> PromptForProfile { get; } = new("profile.promptForProfile", "PROMPTFORPROFILE", new OptionalType<bool>(Boolean),
        SettingDefault<bool?>.Following("not set: as the user has it", _ => null),
        configuration => configuration.Profile.PromptForProfile,
        "Prompt for a profile to be used (true) or not (false).");

    public static Setting<ProfileMaker> ProfileBy { get; } = new("profile.by", "PROFILEBY",
        new ChoiceType<ProfileMaker>(("registry", ProfileMaker.Registry), ("import", ProfileMaker.Import)), ProfileMaker.Registry,
        configuration => configuration.Profile.By,
        "Who makes the profile: this product, in the registry, or Outlook 2003 to 2013 itself, which imports a .prf file at its next start.");

    // ---- mailbox

    public static Setting<string> MailboxUser { get; } = new("mailbox.user", "MAILBOXUSER",
        new TextType(TextRules.MailboxUser, TextRules.LongestMailboxUser, TextPatterns.MailboxUser), "%USERNAME%",
        configuration => configuration.Mailbox.User,
        "User name: the alias or name that resolves to the mailbox.");

    public static Setting<string> SmtpAddress { get; } = new("mailbox.smtpAddress", "SMTPADDRESS",
        new TextType(TextRules.SmtpAddress, TextRules.LongestAddress, TextPatterns.SmtpAddress),
        SettingDefault<string>.Following("\"%USERNAME%@\" and the server's name without its first label", values => "%USERNAME%@" + MailDomainOf(values.Get(ServerFqdn!))),
        configuration => configuration.Mailbox.SmtpAddress,
        "The mailbox's e-mail address. Outlook 2013 and later find the server by it.");

    // ---- server

    public static Setting<string> ServerFqdn { get; } = new("server.fqdn", "SERVER",
        new TextType(TextRules.ServerName, TextRules.LongestServer, TextPatterns.ServerName, TextSuggestions.Host), SettingDefault<string>.Required,
        configuration => configuration.Server.Fqdn,
        "Microsoft Exchange server: its fully qualified domain name; for Exchange 2013 and later the mailbox's GUID and domain, also as %MAILBOXGUID%@acme.com.");

    // ---- cachedMode

    public static Setting<bool> CachedModeEnabled { get; } = new("cachedMode.enabled", "CACHEDMODE", Boolean, true,
        configuration => configuration.CachedMode.Enabled,
        "Use local copy of mailbox (Cached Exchange Mode).");

    public static Setting<Download> Download { get; } = new("cachedMode.download", "DOWNLOAD",
        new ChoiceType<Download>(("headers", Configuration.Download.Headers), ("full", Configuration.Download.Full), ("headersThenFull", Configuration.Download.HeadersThenFull)), Configuration.Download.Headers,
        configuration => configuration.CachedMode.Download,
        "Download only headers, full items, or headers and then full items.");

    public static Setting<SyncWindow?> Window { get; } = new("cachedMode.window", "CACHEDMODEWINDOW", new OptionalType<SyncWindow>(SyncWindows()),
        SettingDefault<SyncWindow?>.Following("not set: as the user has it", _ => null),
        configuration => configuration.CachedMode.Window,
        "Mail to keep offline. Outlook 2016 and later knows every step, 2013 those of 1, 3, 6, 12 and 24 months and all.");

    public static Setting<SharedFolders?> SharedFolders { get; } = new("cachedMode.sharedFolders", "SHAREDFOLDERS",
        new OptionalType<SharedFolders>(new ChoiceType<SharedFolders>(
            ("none", Configuration.SharedFolders.None), ("exceptMail", Configuration.SharedFolders.ExceptMail), ("all", Configuration.SharedFolders.All))),
        SettingDefault<SharedFolders?>.Following("not set: as the user has it", _ => null),
        configuration => configuration.CachedMode.SharedFolders,
        "Folders of other mailboxes to keep offline: none, all but mail folders, or all. Outlook 2010 and later.");

    // ---- encryption

    public static Setting<bool> Encryption { get; } = new("encryption", "ENCRYPTION", Boolean, true,
        configuration => configuration.Encryption,
        "Encrypt information between Outlook and Exchange.");

    // ---- http

    public static Setting<bool> HttpEnabled { get; } = new("http.enabled", "HTTPENABLED", Boolean, true,
        configuration => configuration.Http.Enabled,
        "Connect to Microsoft Exchange using HTTP.");

    public static Setting<string> HttpProxy { get; } = new("http.proxy", "PROXY",
        new TextType(TextRules.Proxy, TextRules.LongestProxy, TextPatterns.Proxy, TextSuggestions.Proxy),
        SettingDefault<string>.Following("server.fqdn", values => HostOf(values.Get(ServerFqdn))),
        configuration => configuration.Http.Proxy,
        "Use this URL to connect to my proxy server for Exchange: host or host:port.");

    public static Setting<bool> SslOnly { get; } = new("http.sslOnly", "SSLONLY", Boolean, true,
        configuration => configuration.Http.SslOnly,
        "Connect using SSL only.");

    public static Setting<bool> MutualAuthentication { get; } = new("http.mutualAuthentication", "MUTUALAUTHENTICATION", Boolean,
        SettingDefault<bool>.Following("true, false without sslOnly", values => values.Get(SslOnly)),
        configuration => configuration.Http.MutualAuthentication,
        "Mutually authenticate the session when connecting with SSL.");

    public static Setting<string> Principal { get; } = new("http.principal", "PRINCIPAL",
        new TextType(TextRules.Principal, TextRules.LongestPrincipal, TextPatterns.Principal, TextSuggestions.Principal),
        SettingDefault<string>.Following("\"msstd:\" and the proxy's host", values => TextRules.PrincipalPrefix + values.Get(HttpProxy).Split(':')[0]),
        configuration => configuration.Http.Principal,
        "Principal name for proxy server.");

    public static Setting<bool> FirstFast { get; } = new("http.first.fast", "HTTPFIRSTFAST", Boolean, true,
        configuration => configuration.Http.First.Fast,
        "On fast networks, connect using HTTP first, then connect using TCP/IP.");

    public static Setting<bool> FirstSlow { get; } = new("http.first.slow", "HTTPFIRSTSLOW", Boolean, true,
        configuration => configuration.Http.First.Slow,
        "On slow networks, connect using HTTP first, then connect using TCP/IP.");

    public static Setting<HttpAuthentication> Authentication { get; } = new("http.authentication", "AUTHENTICATION",
        new ChoiceType<HttpAuthentication>(("basic", HttpAuthentication.Basic), ("ntlm", HttpAuthentication.Ntlm), ("negotiate", HttpAuthentication.Negotiate)), HttpAuthentication.Basic,
        configuration => configuration.Http.Authentication,
        "Use this authentication when connecting to my proxy server for Exchange.");

    public static Setting<bool> DisableMapiHttp { get; } = new("http.disableMapiHttp", "DISABLEMAPIHTTP", Boolean, false,
        configuration => configuration.Http.DisableMapiHttp,
        "Make Outlook 2013 and later use RPC over HTTP where they would use MAPI over HTTP.");

    public static Setting<bool> Enforce { get; } = new("http.enforce", "HTTPENFORCE", Boolean, false,
        configuration => configuration.Http.Enforce,
        "Outlook 2007 to 2013: write the HTTP settings as policies too, which Autodiscover does not replace. 2016 and later always have them as policies.");

    // ---- autodiscover

    public static Setting<bool> AutodiscoverLocal { get; } = new("autodiscover.local", "AUTODISCOVERLOCAL", Boolean, false,
        configuration => configuration.Autodiscover.Local,
        "Let Outlook 2010 and later take the Autodiscover answer for the mail domain from a file. What is not in it, Outlook does not get.");

    public static Setting<string?> EwsUrl { get; } = Url("autodiscover.ewsUrl", "EWSURL",
        configuration => configuration.Autodiscover.EwsUrl, "In that file: Exchange Web Services, for free/busy times.");

    public static Setting<string?> OofUrl { get; } = Url("autodiscover.oofUrl", "OOFURL",
        configuration => configuration.Autodiscover.OofUrl, "In that file: the out-of-office assistant.");

    public static Setting<string?> OabUrl { get; } = Url("autodiscover.oabUrl", "OABURL",
        configuration => configuration.Autodiscover.OabUrl, "In that file: the offline address book.");

    public static Setting<AutodiscoverSources> AutodiscoverExclude { get; } = new("autodiscover.exclude", "AUTODISCOVEREXCLUDE",
        new AutodiscoverSourcesType(), SettingDefault<AutodiscoverSources>.Following("none", _ => AutodiscoverSources.None),
        configuration => configuration.Autodiscover.Exclude,
        "Ways of asking Autodiscover to switch off (KB 2612922).");

    public static Setting<bool?> ZeroConfig { get; } = new("autodiscover.zeroConfig", "ZEROCONFIG", new OptionalType<bool>(Boolean),
        SettingDefault<bool?>.Following("not set: as the user has it", _ => null),
        configuration => configuration.Autodiscover.ZeroConfig,
        "Let Outlook 2010 and later make a first profile from the directory's address without asking (true) or not (false).");

    // ---- users

    public static Setting<OnUserFailure> UsersOnFailure { get; } = new("users.onFailure", "USERSONFAILURE",
        new ChoiceType<OnUserFailure>(("fail", OnUserFailure.Fail), ("report", OnUserFailure.Report)), OnUserFailure.Fail,
        configuration => configuration.Users.OnFailure,
        "Installation for all users: one user's failure undoes the installation, or is only reported.");

    public static IReadOnlyList<Setting> All { get; } =
    [
        OutlookVersions, OutlookIfNotFound, OutlookIfRunning,
        ProfileName, MakeDefault, IfExists, PromptForProfile, ProfileBy,
        MailboxUser, SmtpAddress,
        ServerFqdn,
        CachedModeEnabled, Download, Window, SharedFolders,
        Encryption,
        HttpEnabled, HttpProxy, SslOnly, MutualAuthentication, Principal, FirstFast, FirstSlow, Authentication, DisableMapiHttp, Enforce,
        AutodiscoverLocal, EwsUrl, OofUrl, OabUrl, AutodiscoverExclude, ZeroConfig,
        UsersOnFailure,
    ];

    /// <summary>The setting of this path, or null.</summary>
    public static Setting? FindByPath(string path) => Find(setting => setting.Path == path);

    /// <summary>The setting of this public property, or null.</summary>
    public static Setting? FindByProperty(string property) => Find(setting => setting.Property == property);

    private static Setting? Find(Func<Setting, bool> condition)
    {
        foreach (var setting in All)
        {
            if (condition(setting))
            {
                return setting;
            }
        }

        return null;
    }

    private static Setting<string?> Url(string path, string property, Func<ProfileConfiguration, string?> get, string description) =>
        new(path, property, new OptionalTextType(new TextType(TextRules.Url, TextRules.LongestUrl, TextPatterns.Url)), SettingDefault<string?>.Following("not set", _ => null), get, description);

    private static ChoiceType<SyncWindow> SyncWindows() => new(
        ("3days", SyncWindow.Days3),
        ("7days", SyncWindow.Days7),
        ("14days", SyncWindow.Days14),
        ("1month", SyncWindow.Months1),
        ("3months", SyncWindow.Months3),
        ("6months", SyncWindow.Months6),
        ("12months", SyncWindow.Months12),
        ("24months", SyncWindow.Months24),
        ("36months", SyncWindow.Months36),
        ("60months", SyncWindow.Months60),
        ("all", SyncWindow.All));

    private static Choice<OutlookVersion?>[] FailOrVersions()
    {
        var choices = new List<Choice<OutlookVersion?>> { new("fail", null) };
        foreach (var version in Outlook.OutlookVersions.All)
        {
            choices.Add(new(version.Number(), version));
        }

        return choices.ToArray();
    }

    /// <summary>A mailbox's GUID is no host: without HTTP the proxy is not used, and with it one has to be named.</summary>
    private static string HostOf(string server) => server.Substring(server.IndexOf('@') + 1);

    /// <summary>exchange.acme.com -> acme.com; a name of two labels is a domain of its own, and what follows a mailbox's GUID is one.</summary>
    private static string MailDomainOf(string fqdn)
    {
        if (fqdn.IndexOf('@') is >= 0 and var at)
        {
            return fqdn.Substring(at + 1);
        }

        var dot = fqdn.IndexOf('.');
        return dot >= 0 && fqdn.IndexOf('.', dot + 1) >= 0 ? fqdn.Substring(dot + 1) : fqdn;
    }
}
