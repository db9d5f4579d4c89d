using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// What a configuration says and a version has no use for. Each such setting is named with its value and the reason, so that
/// nothing an administrator wrote is dropped without a word; what only repeats the default is not worth one.
/// </summary>
internal sealed class UnusedSettings
{
    private readonly ProfileConfiguration configuration;
    private readonly OutlookRelease release;
    private readonly List<Text> notes = [];

    private UnusedSettings(ProfileConfiguration configuration, OutlookRelease release)
    {
        this.configuration = configuration;
        this.release = release;
    }

    public static IReadOnlyList<Text> Notes(ProfileConfiguration configuration, OutlookRelease release)
    {
        var unused = new UnusedSettings(configuration, release);
        unused.AddMailboxAndServer();
        unused.AddCachedMode();
        unused.AddHttp();
        unused.AddAutodiscover();
        return unused.notes;
    }

    private void AddMailboxAndServer()
    {
        if (!release.TakesHttpFromPolicy)
        {
            return;
        }

        if (!configuration.Autodiscover.Local)
        {
            Add(Settings.ServerFqdn, $"it asks Autodiscover for the server of mailbox.smtpAddress; only autodiscover.local could answer with this one");
            Add(Settings.MailboxUser, $"it finds the mailbox by mailbox.smtpAddress");
        }

        if (!configuration.Encryption)
        {
            Add(Settings.Encryption, $"its policy EnableRPCEncryption is written as 0, but Microsoft's template says that encryption is still used by default");
        }
    }

    private void AddCachedMode()
    {
        var cached = configuration.CachedMode;
        if (!cached.Enabled)
        {
            Text why = $"cachedMode.enabled is false";
            Add(Settings.Download, why);
            Add(Settings.Window, why);
            Add(Settings.SharedFolders, why);
            return;
        }

        if (cached.Window is { } window && !release.Knows(window))
        {
            Add(Settings.Window, release.Version == OutlookVersion.Outlook2013 ? (Text)$"it knows 1month, 3months, 6months, 12months, 24months and all" : $"it keeps all mail offline");
        }

        if (!release.KnowsSharedFolders)
        {
            Add(Settings.SharedFolders, $"it has no such choice");
        }
    }

    private void AddHttp()
    {
        var http = configuration.Http;
        if (!http.Enabled)
        {
            Text why = $"http.enabled is false";
            foreach (var setting in new Setting[] { Settings.HttpProxy, Settings.SslOnly, Settings.MutualAuthentication, Settings.Principal, Settings.FirstFast, Settings.FirstSlow, Settings.Authentication })
            {
                Add(setting, why);
            }
        }
        else if (release.TakesHttpFromPolicy && !http.MutualAuthentication)
        {
            Add(Settings.Principal, $"http.mutualAuthentication is false");
        }

        if (http.Enforce && !release.KnowsHttpPolicy)
        {
            Add(Settings.Enforce, $"it has no such policies");
        }
        else if (http.Enforce && release.TakesHttpFromPolicy)
        {
            Add(Settings.Enforce, $"its HTTP settings are policies in any case");
        }

        if (http.DisableMapiHttp && !release.KnowsMapiHttp)
        {
            Add(Settings.DisableMapiHttp, $"it does not use MAPI over HTTP by itself");
        }
    }

    private void AddAutodiscover()
    {
        var autodiscover = configuration.Autodiscover;
        if (autodiscover.Local && !release.ReadsLocalAutodiscover)
        {
            Add(Settings.AutodiscoverLocal, release.AsksAutodiscover ? (Text)$"it has no PreferLocalXML" : $"it does not ask Autodiscover");
        }

        if (!autodiscover.Local || !release.ReadsLocalAutodiscover)
        {
            var why = autodiscover.Local ? (Text)$"it takes no local Autodiscover answer" : $"it stands in a local Autodiscover answer, and autodiscover.local is false";
            Add(Settings.EwsUrl, why);
            Add(Settings.OofUrl, why);
            Add(Settings.OabUrl, why);
        }

        if (AutodiscoverChoices.UnknownTo(release, autodiscover.Exclude) is not AutodiscoverSources.None and var unknown)
        {
            Add(Settings.AutodiscoverExclude, $"it does not know {string.Join(", ", AutodiscoverSourcesType.WordsOf(unknown))}");
        }

        if (!release.KnowsZeroConfig)
        {
            Add(Settings.ZeroConfig, $"it makes no profile without asking");
        }
    }

    private void Add(Setting setting, Text why)
    {
        if (!setting.IsDefault(configuration))
        {
            notes.Add($"{setting.Path} {setting.Json(configuration)} has no effect in {release.Version.ProductName()}: {why}.");
        }
    }
}
