using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Files;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Capture;

/// <summary>
/// Reads an existing profile back into a configuration whose plan gives the same values. What a profile does not hold
/// (ifExists, ifRunning and the like) takes its default.
/// </summary>
public sealed class ProfileCapture
{
    private readonly IRegistry registry;
    private readonly ExistingProfile profile;
    private readonly string key;
    private readonly SettingValues values = new();
    private readonly List<ConfigurationMistake> mistakes = [];

    private ProfileCapture(IRegistry registry, ExistingProfile profile, ExchangeAccount account)
    {
        this.registry = registry;
        this.profile = profile;
        key = account.SettingsKey;
    }

    /// <param name="registry">The user's hive, or what a registration file of it holds.</param>
    /// <param name="files">Where the local Autodiscover response is read from; null when only a registration file is at hand.</param>
    /// <param name="userName">Texts that are this user's name become %USERNAME%, so that the configuration serves every user.</param>
    /// <exception cref="CaptureException">There is no such profile, or no Exchange account in it.</exception>
    /// <exception cref="DamagedProfileException">The profile contradicts itself.</exception>
    /// <exception cref="ConfigurationException">It holds values that no configuration can say.</exception>
    public static ProfileConfiguration Capture(IRegistry registry, IFileStore? files, OutlookVersion version, string name, string userName)
    {
        var profile = ExistingProfile.Read(registry, OutlookRelease.Of(version), name)
            ?? throw new CaptureException($"There is no profile \"{name}\" for {version.ProductName()}.");
        var account = profile.FindAccount(mailboxUser: "", smtpAddress: "")
            ?? throw new CaptureException($"The profile \"{name}\" has no Exchange account.");
        return new ProfileCapture(registry, profile, account).Capture(files, name, userName);
    }

    private ProfileConfiguration Capture(IFileStore? files, string name, string userName)
    {
        var release = profile.Release;
        values.Set(Settings.OutlookVersions, VersionSelection.Of([release.Version]), profile.Key);
        Text(Settings.ProfileName, name, profile.Key);
        CaptureChoiceOfProfile(name, release);
        CaptureMailbox(userName);
        CaptureCachedMode();
        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            CaptureAutodiscover(files, release);
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

    private void CaptureChoiceOfProfile(string name, OutlookRelease release)
    {
        var chosen = registry.GetValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText();
        values.Set(Settings.MakeDefault, string.Equals(chosen, name, StringComparison.OrdinalIgnoreCase), release.DefaultProfileKey);
        if (registry.GetValue(ExchangeKeys.LogonOptions, ExchangeKeys.PickLogonProfile)?.AsText() is { } prompt)
        {
            values.Set(Settings.PromptForProfile, prompt == "1", ExchangeKeys.LogonOptions);
        }
    }

    private void CaptureMailbox(string userName)
    {
        if (profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_NAME) is { } user)
        {
            Text(Settings.MailboxUser, Generalise(user, userName), key);
        }

        var address = profile.Text(key, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS) is { } typed && typed.StartsWith(ExchangeAddress.Prefix, StringComparison.OrdinalIgnoreCase)
            ? typed.Substring(ExchangeAddress.Prefix.Length)
            : profile.Text(key, PropertyTags.PR_PROFILE_ACCT_NAME);
        if (address is not null && address.IndexOf('@') is > 0 and var at)
        {
            Text(Settings.SmtpAddress, Generalise(address.Substring(0, at), userName) + Placeholders.Escape(address.Substring(at)), key);
        }
    }

    private static string Generalise(string text, string userName) =>
        string.Equals(text, userName, StringComparison.OrdinalIgnoreCase) ? "%USERNAME%" : Placeholders.Escape(text);

    private void CaptureCachedMode()
    {
        var flags = (ConfigFlags)profile.Long(key, PropertyTags.PR_PROFILE_CONFIG_FLAGS);
        values.Set(Settings.CachedModeEnabled, (flags & ConfigFlags.CONFIG_OST_CACHE_PRIVATE) == ConfigFlags.CONFIG_OST_CACHE_PRIVATE, key);
        var global = profile.SectionKey(ProfileSections.OutlookGlobal);
        var download = (Download)profile.Long(global, PropertyTags.PR_CACHE_SYNC_MODE);
        if (Enum.IsDefined(typeof(Download), download))
        {
            values.Set(Settings.Download, Choices.Word(download), global);
        }
    }

    private void CaptureServer()
    {
        values.Set(Settings.Encryption, ((ConnectFlags)profile.Long(key, PropertyTags.PR_PROFILE_CONNECT_FLAGS) & ConnectFlags.CONNECT_NO_RPC_ENCRYPTION) == 0, key);
        Text(Settings.ServerFqdn, profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_SERVER), key);
        var flags = (RohFlags)profile.Long(key, PropertyTags.PR_ROH_FLAGS);
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
        Text(Settings.Authentication, Choices.Word((HttpAuthentication)profile.Long(key, PropertyTags.PR_ROH_PROXY_AUTH_SCHEME)), key);
    }

    private void CaptureAutodiscover(IFileStore? files, OutlookRelease release)
    {
        if (FindResponse(files, release) is not { } response)
        {
            return;
        }

        var (autodiscover, path) = response;
        Text(Settings.ServerFqdn, autodiscover.Find("EXCH", "Server"), path);
        var proxy = autodiscover.Find("EXHTTP", "Server");
        values.Set(Settings.HttpEnabled, proxy is not null, path);
        if (proxy is null)
        {
            return;
        }

        Text(Settings.HttpProxy, proxy, path);

        // The schema's default is "on".
        values.Set(Settings.SslOnly, !string.Equals(autodiscover.Find("EXHTTP", "SSL"), "off", StringComparison.OrdinalIgnoreCase), path);
        var principal = autodiscover.Find("EXHTTP", "CertPrincipalName");
        var none = string.Equals(principal, "none", StringComparison.OrdinalIgnoreCase);
        values.Set(Settings.MutualAuthentication, !none, path);
        Text(Settings.Principal, none ? null : principal, path);
        Text(Settings.Authentication, autodiscover.Find("EXHTTP", "AuthPackage")?.ToLowerInvariant(), path);
    }

    /// <summary>The response for this mailbox's domain, as Outlook finds it.</summary>
    private (CapturedAutodiscover Response, string Path)? FindResponse(IFileStore? files, OutlookRelease release)
    {
        var address = profile.Text(key, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS) ?? "";
        var domain = address.Substring(address.IndexOf('@') + 1);
        var path = registry.GetValue(release.PreferencesKey + @"\AutoDiscover", domain)?.AsText();
        return path is not null && files is not null && files.FileExists(path)
            ? (CapturedAutodiscover.Read(files.Read(path), path), path)
            : null;
    }

    private void CaptureEncryptionPolicy(OutlookRelease release) =>
        values.Set(Settings.Encryption, registry.GetValue(release.EncryptionPolicyKey, "EnableRPCEncryption")?.AsDWord() != 0, release.EncryptionPolicyKey);

    /// <summary>Takes a text that the profile holds; one that the rules do not allow is a mistake at its place, one that is not there keeps its default.</summary>
    private void Text(Setting setting, string? text, string place)
    {
        if (text is null)
        {
            return;
        }

        if (setting.Check(text) is { } expectation)
        {
            mistakes.Add(new ConfigurationMistake(place, setting.Path, $"found \"{text}\", expected {expectation}"));
            return;
        }

        values.Set(setting, text, place);
    }
}
