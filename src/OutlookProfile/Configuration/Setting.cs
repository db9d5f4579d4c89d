using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>What a setting's JSON value may be.</summary>
public enum SettingKind
{
    Boolean,
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>"auto" or a list of Outlook versions.</summary>
    Versions,
}

/// <summary>One setting of the configuration file: the one description that the reader, the schema and the documentation share.</summary>
public sealed class Setting(
    string path,
    string property,
    SettingKind kind,
    IReadOnlyList<string> allowed,
    Func<string, string?>? rule,
    string? @default,
    string description)
{
    /// <summary>The JSON path, for example "http.first.fast".</summary>
    public string Path { get; } = path;

    /// <summary>The public Windows Installer property that overrides it.</summary>
    public string Property { get; } = property;

    public SettingKind Kind { get; } = kind;

    /// <summary>Choice and Versions: the words, in the order in which people should read them.</summary>
    public IReadOnlyList<string> Allowed { get; } = allowed;

    /// <summary>Text: null for a right text, otherwise what is expected.</summary>
    public Func<string, string?>? Rule { get; } = rule;

    /// <summary>The default in words; null when the setting is required.</summary>
    public string? Default { get; } = @default;

    /// <summary>What it does, in Outlook's own words where it has some.</summary>
    public string Description { get; } = description;

    /// <summary>What the value must be, for messages: "true or false", "one of basic, ntlm, negotiate".</summary>
    public string Expectation => Kind switch
    {
        SettingKind.Boolean => "true or false",
        SettingKind.Choice => "one of " + string.Join(", ", Allowed),
        SettingKind.Versions => $"\"{VersionSelection.AutoText}\" or a list of " + string.Join(", ", Allowed),
        _ => "a text",
    };

    /// <summary>Null when the word or text is right for this setting, otherwise what is expected.</summary>
    public string? Check(string text) => Kind switch
    {
        SettingKind.Choice => Contains(Allowed, text) ? null : Expectation,
        SettingKind.Text => Rule!(text),
        _ => throw new InvalidOperationException($"{Path} is no text."),
    };

    private static bool Contains(IReadOnlyList<string> words, string word)
    {
        foreach (var candidate in words)
        {
            if (candidate == word)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>All settings, in the order of the worked example.</summary>
public static class Settings
{
    private static readonly IReadOnlyList<string> Words = [];

    public static Setting OutlookVersions { get; } = new("outlook.versions", "OUTLOOKVERSIONS", SettingKind.Versions, VersionNumbers(), null,
        "\"auto\"", "The Outlook versions to write the profile for; \"auto\" is every version found on the machine.");

    public static Setting OutlookIfNotFound { get; } = new("outlook.ifNotFound", "OUTLOOKIFNOTFOUND", SettingKind.Choice, ["fail", .. VersionNumbers()], null,
        "\"fail\"", "With \"auto\" and no Outlook on the machine: fail, or the version to write for because it will be installed later.");

    public static Setting OutlookIfRunning { get; } = new("outlook.ifRunning", "OUTLOOKIFRUNNING", SettingKind.Choice, ["fail", "wait", "proceed"], null,
        "\"fail\"", "While Outlook runs: stop (the package with 1603, the tool with 1618), wait up to five minutes for it to close, or write all the same.");

    public static Setting ProfileName { get; } = Text("profile.name", "PROFILENAME", TextRules.ProfileName,
        "\"Corporate Mail\"", "The name of the profile.");

    public static Setting MakeDefault { get; } = Boolean("profile.makeDefault", "MAKEDEFAULT", "true", "Always use this profile.");

    public static Setting IfExists { get; } = new("profile.ifExists", "IFEXISTS", SettingKind.Choice, ["update", "replace", "keep"], null,
        "\"update\"", "When a profile of this name exists: change only the values of this file, put a new profile in its place, or leave it.");

    public static Setting PromptForProfile { get; } = Boolean("profile.promptForProfile", "PROMPTFORPROFILE",
        "not set: as the user has it", "Prompt for a profile to be used (true) or not (false).");

    public static Setting MailboxUser { get; } = Text("mailbox.user", "MAILBOXUSER", TextRules.MailboxUser,
        "\"%USERNAME%\"", "User name: the alias or name that resolves to the mailbox.");

    public static Setting SmtpAddress { get; } = Text("mailbox.smtpAddress", "SMTPADDRESS", TextRules.SmtpAddress,
        "\"%USERNAME%@\" and the server's name without its first label", "The mailbox's e-mail address. Outlook 2013 and later find the server by it.");

    public static Setting ServerFqdn { get; } = Text("server.fqdn", "SERVER", TextRules.Host,
        null, "Microsoft Exchange server: its fully qualified domain name.");

    public static Setting CachedModeEnabled { get; } = Boolean("cachedMode.enabled", "CACHEDMODE", "true", "Use local copy of mailbox (Cached Exchange Mode).");

    public static Setting Download { get; } = new("cachedMode.download", "DOWNLOAD", SettingKind.Choice, ["headers", "full", "headersThenFull"], null,
        "\"headers\"", "Download only headers, full items, or headers and then full items.");

    public static Setting Encryption { get; } = Boolean("encryption", "ENCRYPTION", "true", "Encrypt information between Outlook and Exchange.");

    public static Setting HttpEnabled { get; } = Boolean("http.enabled", "HTTPENABLED", "true", "Connect to Microsoft Exchange using HTTP.");

    public static Setting HttpProxy { get; } = Text("http.proxy", "PROXY", TextRules.Proxy,
        "server.fqdn", "Use this URL to connect to my proxy server for Exchange: host or host:port.");

    public static Setting SslOnly { get; } = Boolean("http.sslOnly", "SSLONLY", "true", "Connect using SSL only.");

    public static Setting MutualAuthentication { get; } = Boolean("http.mutualAuthentication", "MUTUALAUTHENTICATION", "true, false without sslOnly",
        "Mutually authenticate the session when connecting with SSL.");

    public static Setting Principal { get; } = Text("http.principal", "PRINCIPAL", TextRules.Principal,
        "\"msstd:\" and the proxy's host", "Principal name for proxy server.");

    public static Setting FirstFast { get; } = Boolean("http.first.fast", "HTTPFIRSTFAST", "true", "On fast networks, connect using HTTP first, then connect using TCP/IP.");

    public static Setting FirstSlow { get; } = Boolean("http.first.slow", "HTTPFIRSTSLOW", "true", "On slow networks, connect using HTTP first, then connect using TCP/IP.");

    public static Setting Authentication { get; } = new("http.authentication", "AUTHENTICATION", SettingKind.Choice, ["basic", "ntlm", "negotiate"], null,
        "\"basic\"", "Use this authentication when connecting to my proxy server for Exchange.");

    public static Setting DisableMapiHttp { get; } = Boolean("http.disableMapiHttp", "DISABLEMAPIHTTP", "false",
        "Make Outlook 2013 and later use RPC over HTTP where they would use MAPI over HTTP.");

    public static Setting UsersOnFailure { get; } = new("users.onFailure", "USERSONFAILURE", SettingKind.Choice, ["fail", "report"], null,
        "\"fail\"", "Installation for all users: one user's failure undoes the installation, or is only reported.");

    public static IReadOnlyList<Setting> All { get; } =
    [
        OutlookVersions, OutlookIfNotFound, OutlookIfRunning,
        ProfileName, MakeDefault, IfExists, PromptForProfile,
        MailboxUser, SmtpAddress,
        ServerFqdn,
        CachedModeEnabled, Download,
        Encryption,
        HttpEnabled, HttpProxy, SslOnly, MutualAuthentication, Principal, FirstFast, FirstSlow, Authentication, DisableMapiHttp,
        UsersOnFailure,
    ];

    private static Setting Boolean(string path, string property, string @default, string description) =>
        new(path, property, SettingKind.Boolean, Words, null, @default, description);

    private static Setting Text(string path, string property, Func<string, string?> rule, string? @default, string description) =>
        new(path, property, SettingKind.Text, Words, rule, @default, description);

    private static string[] VersionNumbers()
    {
        var versions = Outlook.OutlookVersions.All;
        var numbers = new string[versions.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = versions[i].Number();
        }

        return numbers;
    }
}
