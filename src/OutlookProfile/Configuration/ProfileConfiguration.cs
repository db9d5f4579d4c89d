using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>
/// What an administrator wants, complete and valid: every default filled in, every rule checked.
/// Made by <see cref="ConfigurationReader"/>; the names are those of the JSON file, <see cref="Settings"/> describes each.
/// </summary>
public sealed record ProfileConfiguration(
    OutlookSettings Outlook,
    ProfileSettings Profile,
    MailboxSettings Mailbox,
    ServerSettings Server,
    CachedModeSettings CachedMode,
    bool Encryption,
    HttpSettings Http,
    UsersSettings Users)
{
    public AutodiscoverSettings Autodiscover { get; init; } = new();

    /// <summary>Whether it means something else for each user.</summary>
    public bool DependsOnUser => Mailbox.DependsOnUser || Placeholders.Contains(Server.Fqdn);

    internal static ProfileConfiguration Of(SettingValues values) => new(
        OutlookSettings.Of(values),
        ProfileSettings.Of(values),
        MailboxSettings.Of(values),
        ServerSettings.Of(values),
        CachedModeSettings.Of(values),
        values.Get(Settings.Encryption),
        HttpSettings.Of(values),
        UsersSettings.Of(values))
    {
        Autodiscover = AutodiscoverSettings.Of(values),
    };
}

/// <param name="Versions">The versions to write for; "auto" is every version found on the machine.</param>
/// <param name="IfNotFound">With "auto" and no Outlook on the machine: the version to write for, or null to fail.</param>
/// <param name="IfRunning">What to do while OUTLOOK.EXE runs, which keeps the profile in memory.</param>
public sealed record OutlookSettings(VersionSelection Versions, OutlookVersion? IfNotFound, IfRunning IfRunning)
{
    internal static OutlookSettings Of(SettingValues values) => new(
        values.Get(Settings.OutlookVersions),
        values.Get(Settings.OutlookIfNotFound),
        values.Get(Settings.OutlookIfRunning));
}

public enum IfRunning
{
    /// <summary>Stop with the exit code on which management systems try again (1618).</summary>
    Fail,

    /// <summary>Wait for the user to close it, then stop as <see cref="Fail"/> does.</summary>
    Wait,

    /// <summary>Write all the same; Outlook shows the change after its next start.</summary>
    Proceed,
}

/// <param name="PromptForProfile">Whether Outlook asks for a profile at start; null leaves the user's choice.</param>
public sealed record ProfileSettings(string Name, bool MakeDefault, IfExists IfExists, bool? PromptForProfile)
{
    /// <summary>Who makes it.</summary>
    public ProfileMaker By { get; init; }

    internal static ProfileSettings Of(SettingValues values) => new(
        values.Get(Settings.ProfileName),
        values.Get(Settings.MakeDefault),
        values.Get(Settings.IfExists),
        values.Get(Settings.PromptForProfile))
    {
        By = values.Get(Settings.ProfileBy),
    };
}

/// <summary>Who makes the profile.</summary>
public enum ProfileMaker
{
    /// <summary>The installation, in the registry.</summary>
    Registry,

    /// <summary>Outlook itself, from a .prf file at its next start (Outlook 2003 to 2013).</summary>
    Import,
}

public enum IfExists
{
    /// <summary>Change only the values that the configuration is about.</summary>
    Update,

    /// <summary>Put a new profile in the place of the old one.</summary>
    Replace,

    /// <summary>Leave the profile as it is.</summary>
    Keep,
}

/// <param name="User">Name to resolve to the mailbox (alias or display name); may hold placeholders.</param>
/// <param name="SmtpAddress">The mailbox's primary address; may hold placeholders.</param>
public sealed record MailboxSettings(string User, string SmtpAddress)
{
    /// <summary>Whether it is another mailbox for each user.</summary>
    public bool DependsOnUser => Placeholders.Contains(User) || Placeholders.Contains(SmtpAddress);

    internal static MailboxSettings Of(SettingValues values) => new(values.Get(Settings.MailboxUser), values.Get(Settings.SmtpAddress));
}

public sealed record ServerSettings(string Fqdn)
{
    internal static ServerSettings Of(SettingValues values) => new(values.Get(Settings.ServerFqdn));
}

/// <param name="Window">How much mail is kept offline; null leaves the choice to the user.</param>
/// <param name="SharedFolders">Which folders of other mailboxes are kept offline; null leaves the choice to the user.</param>
public sealed record CachedModeSettings(bool Enabled, Download Download, SyncWindow? Window = null, SharedFolders? SharedFolders = null)
{
    internal static CachedModeSettings Of(SettingValues values) => new(
        values.Get(Settings.CachedModeEnabled),
        values.Get(Settings.Download),
        values.Get(Settings.Window),
        values.Get(Settings.SharedFolders));
}

/// <summary>"Mail to keep offline": the steps of Outlook's slider.</summary>
public enum SyncWindow
{
    Days3,
    Days7,
    Days14,
    Months1,
    Months3,
    Months6,
    Months12,
    Months24,
    Months36,
    Months60,
    All,
}

/// <summary>Which folders of other people's mailboxes a cached mailbox keeps offline.</summary>
public enum SharedFolders
{
    None,

    /// <summary>Calendars, contacts and the like.</summary>
    ExceptMail,

    All,
}

/// <summary>PR_CACHE_SYNC_MODE: what a cached mailbox downloads.</summary>
public enum Download
{
    Headers = 1,
    Full = 2,
    HeadersThenFull = 3,
}

/// <summary>"Outlook Anywhere": RPC over HTTP.</summary>
/// <param name="Proxy">Host, or host:port; no scheme, no path.</param>
/// <param name="Principal">The certificate's name as "msstd:host".</param>
/// <param name="DisableMapiHttp">Sets MapiHttpDisabled, so that Outlook falls back to RPC over HTTP (KB 2937684).</param>
public sealed record HttpSettings(
    bool Enabled,
    string Proxy,
    bool SslOnly,
    bool MutualAuthentication,
    string Principal,
    FirstSettings First,
    HttpAuthentication Authentication,
    bool DisableMapiHttp)
{
    /// <summary>Outlook 2007 to 2013: the proxy settings as policies too, which no Autodiscover answer replaces.</summary>
    public bool Enforce { get; init; }

    internal static HttpSettings Of(SettingValues values) => new(
        values.Get(Settings.HttpEnabled),
        values.Get(Settings.HttpProxy),
        values.Get(Settings.SslOnly),
        values.Get(Settings.MutualAuthentication),
        values.Get(Settings.Principal),
        FirstSettings.Of(values),
        values.Get(Settings.Authentication),
        values.Get(Settings.DisableMapiHttp))
    {
        Enforce = values.Get(Settings.Enforce),
    };
}

/// <summary>Whether HTTP is tried before TCP/IP, on fast and on slow networks.</summary>
public sealed record FirstSettings(bool Fast, bool Slow)
{
    internal static FirstSettings Of(SettingValues values) => new(values.Get(Settings.FirstFast), values.Get(Settings.FirstSlow));
}

/// <summary>RPC_C_HTTP_AUTHN_SCHEME_*: how Outlook authenticates to the proxy.</summary>
public enum HttpAuthentication
{
    Basic = 1,
    Ntlm = 2,
    Negotiate = 0x10,
}

/// <summary>How Outlook finds its server by itself.</summary>
/// <param name="Local">Whether Outlook takes the answer from a file that the installation writes.</param>
/// <param name="EwsUrl">Exchange Web Services, in that file; null when unknown.</param>
/// <param name="OofUrl">Out-of-office, in that file; null when unknown.</param>
/// <param name="OabUrl">The offline address book, in that file; null when unknown.</param>
/// <param name="Exclude">The ways of asking that are switched off.</param>
/// <param name="ZeroConfig">Whether Outlook makes a first profile from the directory's address without asking; null leaves it as it is.</param>
public sealed record AutodiscoverSettings(
    bool Local = false,
    string? EwsUrl = null,
    string? OofUrl = null,
    string? OabUrl = null,
    AutodiscoverSources Exclude = AutodiscoverSources.None,
    bool? ZeroConfig = null)
{
    internal static AutodiscoverSettings Of(SettingValues values) => new(
        values.Get(Settings.AutodiscoverLocal),
        values.Get(Settings.EwsUrl),
        values.Get(Settings.OofUrl),
        values.Get(Settings.OabUrl),
        values.Get(Settings.AutodiscoverExclude),
        values.Get(Settings.ZeroConfig));
}

/// <summary>The ways in which Outlook asks for Autodiscover answers; each has a policy value "Exclude" and its name (outlk16.admx).</summary>
[System.Flags]
public enum AutodiscoverSources
{
    None = 0,
    LastKnownGoodUrl = 1,
    ScpLookup = 2,
    HttpsRootDomain = 4,
    HttpsAutodiscoverDomain = 8,
    HttpRedirect = 0x10,
    SrvRecord = 0x20,
    ExplicitO365Endpoint = 0x40,
}

/// <param name="OnFailure">Per-machine installs: what one user's failure means for the others.</param>
public sealed record UsersSettings(OnUserFailure OnFailure)
{
    internal static UsersSettings Of(SettingValues values) => new(values.Get(Settings.UsersOnFailure));
}

public enum OnUserFailure
{
    /// <summary>The installation fails and every user is put back.</summary>
    Fail,

    /// <summary>The user is named in the log, the others keep their profile.</summary>
    Report,
}
