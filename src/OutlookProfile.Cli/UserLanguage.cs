using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity;
using OutlookProfile.Windows;
using WindowsInstaller.Database;

namespace OutlookProfile.Cli;

/// <summary>The language of whoever calls the program, as the system knows it.</summary>
internal static class UserLanguage
{
    /// <summary>
    /// On Windows the user's display languages. Elsewhere the locale of messages: LC_ALL, else LC_MESSAGES, else LANG (POSIX, "Environment
    /// Variables"); where that is a language, LANGUAGE may list others before it (GNU gettext, "The LANGUAGE variable").
    /// </summary>
    public static Language Find() => Of(OperatingSystem.IsWindows() ? DisplayLanguages.OfUser() : FromEnvironment(Environment.GetEnvironmentVariable));

    internal static IEnumerable<string> FromEnvironment(Func<string, string?> read)
    {
        var locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(read).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "C";
        var listed = IsLanguage(locale) ? read("LANGUAGE")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [] : [];
        return listed.Append(locale);
    }

    internal static Language Of(IEnumerable<string> tags) =>
        Language.Choose(tags, typeof(UserLanguage).Assembly, typeof(ConnectivityCheck).Assembly, typeof(ConfigurationReader).Assembly, typeof(InstallerDatabase).Assembly);

    private static bool IsLanguage(string locale) => locale.Split('.')[0] is not ("C" or "POSIX");
}
