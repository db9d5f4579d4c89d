using System;

namespace OutlookProfile.Configuration;

/// <summary>
/// What a package carries in the place of a site's configuration while it has none: an empty JSON object. A package that
/// named somebody's server would install that server's profile wherever the site was forgotten.
/// </summary>
public static class NoConfiguration
{
    /// <summary>How a package is given one, to follow "no site's configuration".</summary>
    public static Text HowToGiveOne { get; } =
        $@"give it a transform (TRANSFORMS=C:\site.mst), a configuration file (CONFIGFILE=\\server\share\site.json) or at least the server (SERVER=exchange.acme.com)";

    /// <summary>Whether a configuration's text says nothing at all.</summary>
    public static bool Is(string json)
    {
        var text = json.Trim();
        return text.StartsWith("{", StringComparison.Ordinal)
            && text.EndsWith("}", StringComparison.Ordinal)
            && text.Length >= 2
            && text.Substring(1, text.Length - 2).Trim().Length == 0;
    }
}
