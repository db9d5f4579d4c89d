using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Capture;

/// <summary>
/// Reads an existing profile back into a configuration whose plan gives the same values.
/// </summary>
/// <remarks>
/// What a profile does not hold takes its default:
/// <list type="bullet">
/// <item>every version: outlook.ifNotFound, outlook.ifRunning, profile.ifExists, users.onFailure; cachedMode.download without
/// cached mode; everything below http but disableMapiHttp without HTTP;</item>
/// <item>2003 to 2010: http.disableMapiHttp, which they do not know;</item>
/// <item>2016 and later, where Autodiscover says it all: mailbox.user; http.first; http.principal without mutual
/// authentication; encryption where the user may not write policies.</item>
/// </list>
/// Placeholders are gone: a mailbox or a local part that is the user's name letter by letter becomes %USERNAME% again, every
/// other one stays as it was filled in.
/// </remarks>
public sealed class ProfileCapture
{
    private readonly IRegistry registry;
    private readonly ExistingProfile profile;
    private readonly string name;
    private readonly string key;
    private readonly SettingValues values = new();
    private readonly List<ConfigurationMistake> mistakes = [];

    private ProfileCapture(IRegistry registry, ExistingProfile profile, string name, ExchangeAccount account)
    {
        this.registry = registry;
        this.profile = profile;
        this.name = name;
        key = account.SettingsKey;
    }

    /// <param name="registry">The user's hive, or what a registration file of it holds.</param>
    /// <param name="readFile">The content of a file on the profile's machine (the local Autodiscover response), or null when it is not at hand.</param>
    /// <param name="userName">Texts that are this user's name become %USERNAME%, so that the configuration serves every user; null for none.</param>
    /// <exception cref="CaptureException">There is no such profile, no Exchange account in it, or its server is not at hand.</exception>
    /// <exception cref="DamagedProfileException">The profile contradicts itself.</exception>
    /// <exception cref="ConfigurationException">It holds values that no configuration can say.</exception>
    public static ProfileConfiguration Capture(IRegistry registry, Func<string, byte[]?> readFile, OutlookVersion version, string name, string? userName)
    {
        var profile = ExistingProfile.Read(registry, OutlookRelease.Of(version), name)
            ?? throw new CaptureException($"There is no profile \"{name}\" for {version.ProductName()}.");
        var account = profile.FirstAccount()
            ?? throw new CaptureException($"The profile \"{name}\" has no Exchange account.");
        return new ProfileCapture(registry, profile, name, account).Capture(readFile, userName);
    }

    private ProfileConfiguration Capture(Func<string, byte[]?> readFile, string? userName)
    {
        var release = profile.Release;
        values.Set(Settings.OutlookVersions, VersionSelection.Of([release.Version]), profile.Key);
        Text(Settings.ProfileName, name, profile.Key);
        CaptureChoiceOfProfile(release);
        CaptureMailbox(userName);
        CaptureCachedMode();
        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            CaptureAutodiscover(readFile, release);
            CaptureEncryptionPolicy(release);
        }
        else
        {
            CaptureServer();
        }

        if (release.LocalAutodiscover && registry.GetValue(ExchangeKeys.Exchange, ExchangeKeys.MapiHttpDisabled)?.AsDWord() == 1)
        {
            values.Set(Settings.DisableMapiHttp, true, ExchangeKeys.Exchange);
        }

        return ConfigurationReader.Complete(values, $"profile \"{name}\"", mistakes);
    }

    private void CaptureChoiceOfProfile(OutlookRelease release)
    {
        var chosen = registry.GetValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText();
        values.Set(Settings.MakeDefault, string.Equals(chosen, name, StringComparison.OrdinalIgnoreCase), release.DefaultProfileKey);
        if (registry.GetValue(ExchangeKeys.LogonOptions, ExchangeKeys.PickLogonProfile)?.AsText() is { } prompt)
        {
            values.Set(Settings.PromptForProfile, prompt == "1", ExchangeKeys.LogonOptions);
        }
    }

    private void CaptureMailbox(string? userName)
    {
        if (profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_NAME) is { } user)
        {
            Text(Settings.MailboxUser, Generalise(user, userName), key);
        }

        if (SmtpAddress() is { } address && address.IndexOf('@') is > 0 and var at)
        {
            Text(Settings.SmtpAddress, Generalise(address.Substring(0, at), userName) + Placeholders.Escape(address.Substring(at)), key);
        }
    }

    private string? SmtpAddress() =>
        profile.Text(key, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS) is { } typed && typed.StartsWith(ExchangeAddress.Prefix, StringComparison.OrdinalIgnoreCase)
            ? typed.Substring(ExchangeAddress.Prefix.Length)
            : profile.Text(key, PropertyTags.PR_PROFILE_ACCT_NAME);

    private static string Generalise(string text, string? userName) =>
        text == userName ? "%USERNAME%" : Placeholders.Escape(text);

    private void CaptureCachedMode()
    {
        var flags = (ConfigFlags)(profile.Long(key, PropertyTags.PR_PROFILE_CONFIG_FLAGS) ?? 0);
        values.Set(Settings.CachedModeEnabled, (flags & ConfigFlags.CONFIG_OST_CACHE_PRIVATE) == ConfigFlags.CONFIG_OST_CACHE_PRIVATE, key);
        var global = profile.SectionKey(ProfileSections.OutlookGlobal);
        Choice(Settings.Download, (Download?)profile.Long(global, PropertyTags.PR_CACHE_SYNC_MODE), global);
    }

    private void CaptureServer()
    {
        var connect = (ConnectFlags)(profile.Long(key, PropertyTags.PR_PROFILE_CONNECT_FLAGS) ?? 0);
        values.Set(Settings.Encryption, !connect.HasFlag(ConnectFlags.CONNECT_NO_RPC_ENCRYPTION), key);
        Text(Settings.ServerFqdn, profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_SERVER), key);
        var flags = (RohFlags)(profile.Long(key, PropertyTags.PR_ROH_FLAGS) ?? 0);
        values.Set(Settings.HttpEnabled, flags.HasFlag(RohFlags.ROHFLAGS_USE_ROH), key);
        if (!flags.HasFlag(RohFlags.ROHFLAGS_USE_ROH))
        {
            return;
        }

        values.Set(Settings.SslOnly, flags.HasFlag(RohFlags.ROHFLAGS_SSL_ONLY), key);
        values.Set(Settings.MutualAuthentication, flags.HasFlag(RohFlags.ROHFLAGS_MUTUAL_AUTH), key);
        values.Set(Settings.FirstFast, flags.HasFlag(RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST), key);
        values.Set(Settings.FirstSlow, flags.HasFlag(RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW), key);
        Text(Settings.HttpProxy, profile.Text(key, PropertyTags.PR_ROH_PROXY_SERVER), key);
        Text(Settings.Principal, profile.Text(key, PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME), key);
        Choice(Settings.Authentication, (HttpAuthentication?)profile.Long(key, PropertyTags.PR_ROH_PROXY_AUTH_SCHEME), key);
    }

    private void CaptureAutodiscover(Func<string, byte[]?> readFile, OutlookRelease release)
    {
        var (response, path) = ReadResponse(readFile, release);
        Text(Settings.ServerFqdn, response.Find("EXCH", "Server"), path);
        var protocol = response.Has("EXHTTP") ? "EXHTTP" : "EXPR";
        values.Set(Settings.HttpEnabled, response.Has(protocol), path);
        if (!response.Has(protocol))
        {
            return;
        }

        Text(Settings.HttpProxy, response.Find(protocol, "Server"), path);

        // The schema's default is "on".
        values.Set(Settings.SslOnly, !Same(response.Find(protocol, "SSL"), "off"), path);
        if (response.Find(protocol, "CertPrincipalName") is { } principal)
        {
            var mutual = !Same(principal, AutodiscoverResponse.NoPrincipal);
            values.Set(Settings.MutualAuthentication, mutual, path);
            Text(Settings.Principal, mutual ? principal : null, path);
        }

        Text(Settings.Authentication, response.Find(protocol, "AuthPackage")?.ToLowerInvariant(), path);
    }

    /// <summary>The response for this mailbox's domain, found as Outlook finds it.</summary>
    private (CapturedAutodiscover Response, string Path) ReadResponse(Func<string, byte[]?> readFile, OutlookRelease release)
    {
        var address = SmtpAddress() ?? "";
        var domain = address.Substring(address.IndexOf('@') + 1);
        var path = registry.GetValue(release.PreferencesKey + @"\AutoDiscover", domain)?.AsText()
            ?? throw new CaptureException($"The profile \"{name}\" does not say where its server is: {release.Version.ProductName()} asks Autodiscover, and no local response is named for \"{domain}\".");
        var content = readFile(path)
            ?? throw new CaptureException($"The server of the profile \"{name}\" stands in the file {path}, which is not there. Run this on the profile's machine, or put a copy of that file beside the registration file.");
        return (CapturedAutodiscover.Read(content, path), path);
    }

    private void CaptureEncryptionPolicy(OutlookRelease release) =>
        values.Set(Settings.Encryption, registry.GetValue(release.EncryptionPolicyKey, "EnableRPCEncryption")?.AsDWord() != 0, release.EncryptionPolicyKey);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a number that the profile holds; one that has no word is a mistake.</summary>
    private void Choice<T>(Setting<T> setting, T? member, string place)
        where T : struct
    {
        if (member is { } number)
        {
            Text(setting, setting.Type.Format(number) ?? number.ToString(), place);
        }
    }

    /// <summary>Takes a text that the profile holds; one that the rules do not allow is a mistake at its place, one that is not there keeps its default.</summary>
    private void Text(Setting setting, string? text, string place)
    {
        if (text is not null && setting.Take(values, text, place) is { } problem)
        {
            mistakes.Add(new ConfigurationMistake(place, setting.Path, problem));
        }
    }
}
