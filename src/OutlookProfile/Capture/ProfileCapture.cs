using System;
using System.Collections.Generic;
using System.Linq;
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
/// <item>every version: outlook.ifNotFound, outlook.ifRunning, profile.ifExists, profile.by, users.onFailure; all of cachedMode
/// without cached mode; everything below http but disableMapiHttp and enforce without HTTP; autodiscover.ewsUrl, oofUrl and oabUrl without
/// a local answer at hand; what only policies hold where the user may not write them;</item>
/// <item>2003 to 2010: http.disableMapiHttp, and whatever else a version does not know;</item>
/// <item>2016 and later, which ask Autodiscover: mailbox.user without a local answer; server.fqdn becomes what policies, the account, a local or a
/// kept Autodiscover answer say, and the proxy's host where only that is known; http.principal without mutual authentication.</item>
/// </list>
/// Placeholders are gone: a mailbox or a local part that is the user's name letter by letter becomes %USERNAME% again, every
/// other one stays as it was filled in.
/// </remarks>
public sealed class ProfileCapture
{
    private readonly IRegistry registry;
    private readonly ProfileFiles files;
    private readonly ExistingProfile profile;
    private readonly OutlookRelease release;
    private readonly string name;
    private readonly string key;
    private readonly SettingValues values = new();
    private readonly List<ConfigurationMistake> mistakes = [];
    private readonly List<Text> unknown = [];

    private ProfileCapture(IRegistry registry, ProfileFiles files, ExistingProfile profile, string name, ExchangeAccount account)
    {
        this.registry = registry;
        this.files = files;
        this.profile = profile;
        this.name = name;
        release = profile.Release;
        key = account.SettingsKey;
    }

    /// <param name="registry">The user's hive, or what a registration file of it holds.</param>
    /// <param name="userName">Texts that are this user's name become %USERNAME%, so that the configuration serves every user; null for none.</param>
    /// <exception cref="CaptureException">There is no such profile, no Exchange account in it, or nothing says where its server is.</exception>
    /// <exception cref="DamagedProfileException">The profile contradicts itself.</exception>
    /// <exception cref="ConfigurationException">It holds values that no configuration can say.</exception>
    public static CapturedProfile Capture(IRegistry registry, ProfileFiles files, OutlookVersion version, string name, string? userName)
    {
        var profile = ExistingProfile.Read(registry, OutlookRelease.Of(version), name)
            ?? throw new CaptureException($"There is no profile \"{name}\" for {version.ProductName()}.");
        var account = profile.FirstAccount()
            ?? throw new CaptureException($"The profile \"{name}\" has no Exchange account.");
        return new ProfileCapture(registry, files, profile, name, account).Capture(userName);
    }

    private CapturedProfile Capture(string? userName)
    {
        values.Set(Settings.OutlookVersions, VersionSelection.Of([release.Version]), profile.Key);
        Text(Settings.ProfileName, name, profile.Key);
        CaptureChoiceOfProfile();
        CaptureMailbox(userName);
        CaptureCachedMode();
        var local = CaptureAutodiscover(userName);
        var policies = CapturedConnection.OfPolicies(registry, release);
        if (release.TakesHttpFromPolicy)
        {
            CaptureModernConnection(policies, local);
            values.Set(Settings.Encryption, registry.GetValue(release.RpcPolicyKey, "EnableRPCEncryption")?.AsDWord() != 0, release.RpcPolicyKey);
        }
        else
        {
            CaptureServer();
            values.Set(Settings.Enforce, release.KnowsHttpPolicy && policies.Http is not null, release.RpcPolicyKey);
        }

        if (release.KnowsMapiHttp && registry.GetValue(ExchangeKeys.Exchange, ExchangeKeys.MapiHttpDisabled)?.AsDWord() == 1)
        {
            values.Set(Settings.DisableMapiHttp, true, ExchangeKeys.Exchange);
        }

        return new(ConfigurationReader.Complete(values, $"profile \"{name}\"", mistakes), unknown);
    }

    private void CaptureChoiceOfProfile()
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
        else
        {
            unknown.Add($"mailbox.smtpAddress: the profile does not hold the mailbox's address.");
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
        var cached = (flags & ConfigFlags.CONFIG_OST_CACHE_PRIVATE) == ConfigFlags.CONFIG_OST_CACHE_PRIVATE;
        values.Set(Settings.CachedModeEnabled, cached, key);
        var global = profile.SectionKey(ProfileSections.OutlookGlobal);
        Choice(Settings.Download, (Download?)profile.Long(global, PropertyTags.PR_CACHE_SYNC_MODE), global);
        if (!cached)
        {
            return;
        }

        var policy = release.CachedModePolicyKey;
        var months = registry.GetValue(policy, "SyncWindowSetting")?.AsDWord() ?? profile.Long(key, PropertyTags.PR_PROFILE_SYNC_MONTHS);
        var days = registry.GetValue(policy, "SyncWindowSettingDays")?.AsDWord() ?? profile.Long(key, PropertyTags.PR_PROFILE_SYNC_DAYS);
        if (months is { } given && SyncWindows.Find(given, days ?? 0) is { } window && release.Knows(window))
        {
            values.Set(Settings.Window, window, policy);
        }

        // The profile alone cannot tell the user's choice from Outlook's own: only a policy says that somebody decided.
        if (release.KnowsSharedFolders && registry.GetValue(policy, "DownloadSharedFolders")?.AsDWord() is { } shared)
        {
            var mail = registry.GetValue(policy, "CacheOthersMail")?.AsDWord() != 0;
            values.Set(Settings.SharedFolders, shared == 0 ? SharedFolders.None : mail ? SharedFolders.All : SharedFolders.ExceptMail, policy);
        }
    }

    private void CaptureServer()
    {
        var connect = (ConnectFlags)(profile.Long(key, PropertyTags.PR_PROFILE_CONNECT_FLAGS) ?? 0);
        values.Set(Settings.Encryption, !connect.HasFlag(ConnectFlags.CONNECT_NO_RPC_ENCRYPTION), key);
        var connection = CapturedConnection.OfProfile(profile, key);
        Text(Settings.ServerFqdn, profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_SERVER) ?? connection.Server, key);
        Take(connection with { Http = connection.Http ?? false });
    }

    /// <summary>How Outlook finds its server, and the local answer it is given, when there is one at hand.</summary>
    private CapturedConnection? CaptureAutodiscover(string? userName)
    {
        values.Set(Settings.AutodiscoverExclude, AutodiscoverChoices.Read(registry, release), release.AutodiscoverKey);
        if (release.KnowsZeroConfig && registry.GetValue(release.AutodiscoverKey, AutodiscoverChoices.ZeroConfig)?.AsDWord() is { } zeroConfig)
        {
            values.Set(Settings.ZeroConfig, zeroConfig != 0, release.AutodiscoverKey);
        }

        var domain = DomainOf(SmtpAddress() ?? "");
        if (!release.ReadsLocalAutodiscover || domain.Length == 0 || registry.GetValue(release.AutodiscoverKey, domain)?.AsText() is not { } path)
        {
            return null;
        }

        if (files.Read(path) is not { } content)
        {
            unknown.Add($"autodiscover.local: Outlook takes the answer for {domain} from the file {path}, which is not at hand.");
            return null;
        }

        var response = CapturedAutodiscover.Read(content, path);
        values.Set(Settings.AutodiscoverLocal, true, path);
        if (release.TakesHttpFromPolicy && response.DisplayName is { } displayName)
        {
            Text(Settings.MailboxUser, Generalise(displayName, userName), path);
        }

        Text(Settings.EwsUrl, response.Find("EXCH", "EwsUrl"), path);
        Text(Settings.OofUrl, response.Find("EXCH", "OOFUrl"), path);
        Text(Settings.OabUrl, response.Find("EXCH", "OABUrl"), path);
        return CapturedConnection.OfResponse(response, path);
    }

    /// <summary>
    /// From whatever says it first: policies, which Outlook prefers to all else; the local answer; the account; the answers that
    /// Outlook has kept.
    /// </summary>
    private void CaptureModernConnection(CapturedConnection policies, CapturedConnection? local)
    {
        var sources = new List<CapturedConnection> { policies };
        if (local is not null)
        {
            sources.Add(local);
        }

        sources.Add(CapturedConnection.OfProfile(profile, key));
        sources.AddRange(KeptAnswers());
        var connection = sources.FirstOrDefault(source => source.Http is not null) ?? policies;
        var server = sources.Where(source => source != policies).FirstOrDefault(source => source.Server is not null);
        if (server is not null)
        {
            Text(Settings.ServerFqdn, server.Server, server.Place);
        }
        else if (sources.FirstOrDefault(source => source.Proxy is not null) is { } proxy)
        {
            Text(Settings.ServerFqdn, proxy.Proxy!.Split(':')[0], proxy.Place);
            unknown.Add($"server.fqdn: {release.Version.ProductName()} asks Autodiscover for it; the proxy's name stands in its place.");
        }
        else
        {
            throw new CaptureException(
                $"The profile \"{name}\" does not say where its server is: {release.Version.ProductName()} asks Autodiscover, and neither policies nor the account nor an Autodiscover answer that Outlook keeps name a server or a proxy.");
        }

        if (connection.Http is null)
        {
            unknown.Add($"http: nothing says how the account connects.");
        }

        Take(connection);
    }

    private IEnumerable<CapturedConnection> KeptAnswers()
    {
        var address = SmtpAddress() ?? "";
        foreach (var (path, content) in files.CachedAutodiscover())
        {
            var response = CapturedAutodiscover.Read(content, path);
            if (response.Address is null || string.Equals(response.Address, address, StringComparison.OrdinalIgnoreCase))
            {
                yield return CapturedConnection.OfResponse(response, path);
            }
        }
    }

    private void Take(CapturedConnection connection)
    {
        if (connection.Http is not { } http)
        {
            return;
        }

        values.Set(Settings.HttpEnabled, http, connection.Place);
        if (!http)
        {
            return;
        }

        Set(Settings.SslOnly, connection.SslOnly, connection.Place);
        Set(Settings.MutualAuthentication, connection.MutualAuthentication, connection.Place);
        Text(Settings.HttpProxy, connection.Proxy, connection.Place);
        Text(Settings.Principal, connection.Principal, connection.Place);
        Text(Settings.Authentication, connection.Authentication, connection.Place);
        if (connection.First is { } first)
        {
            values.Set(Settings.FirstFast, first.Fast, connection.Place);
            values.Set(Settings.FirstSlow, first.Slow, connection.Place);
        }
        else
        {
            unknown.Add($"http.first: {connection.Place} does not say it.");
        }
    }

    private static string DomainOf(string address) => address.Substring(address.IndexOf('@') + 1);

    private void Set<T>(Setting<T> setting, T? value, string place)
        where T : struct
    {
        if (value is { } given)
        {
            values.Set(setting, given, place);
        }
    }

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
