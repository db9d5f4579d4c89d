using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>What a plan comes to, in the ten lines that a person reads before anything else.</summary>
public static class PlanSummary
{
    private const string Policies = @"Software\Policies\";

    /// <param name="language">The reader's.</param>
    public static string Write(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, TargetUser user, ProfilePlan plan, Language language)
    {
        var lines = new List<(Text Name, Text Value)>
        {
            ($"Profile", configuration.Profile.MakeDefault ? (Text)$"\"{configuration.Profile.Name}\" for {user.Name}, used always" : $"\"{configuration.Profile.Name}\" for {user.Name}"),
            ($"Outlook", Text.Join("; ", outlooks.Select(outlook => (Text)$"{outlook.Version.ProductName()} ({outlook.Version.Number()})"))),
            ($"Mailbox", $"{user.ExpandAddress(configuration.Mailbox.SmtpAddress)}, user name {user.Expand(configuration.Mailbox.User)}"),
            ($"Server", Text.Verbatim(user.ExpandServer(configuration.Server.Fqdn))),
            ($"Route", ByPolicy(Route(configuration.Http), configuration.Http, outlooks)),
            ($"Certificate", Certificate(configuration.Http)),
            ($"First start", FirstStart(configuration.Http)),
            ($"Local copy", configuration.CachedMode.Enabled ? (Text)$"yes, {Settings.Download.Type.Format(configuration.CachedMode.Download)}" : $"no, online only"),
            ($"Encryption", configuration.Encryption ? (Text)$"between Outlook and Exchange" : $"none of its own"),
            ($"Writes", Counts(plan)),
        };
        lines.AddRange(plan.Notes.Select(note => ((Text)$"Note", note)));
        return Columns.Write(lines.Select(line => (line.Name.In(language), line.Value.In(language))).ToArray());
    }

    private static Text Route(HttpSettings http)
    {
        if (!http.Enabled)
        {
            return $"RPC over TCP/IP only: from inside the network or through a VPN";
        }

        Text first = (http.First.Fast, http.First.Slow) switch
        {
            (true, true) => $"HTTP first",
            (true, false) => $"HTTP first on fast networks only",
            (false, true) => $"HTTP first on slow networks only",
            _ => $"TCP/IP first",
        };
        return http.SslOnly
            ? (Text)$"RPC over HTTP (Outlook Anywhere) through {http.Proxy}, SSL only, {first}"
            : $"RPC over HTTP (Outlook Anywhere) through {http.Proxy}, without SSL, {first}";
    }

    /// <summary>2016 and later take it from policies; the others from the profile, and from policies where that is enforced.</summary>
    private static Text ByPolicy(Text route, HttpSettings http, IReadOnlyList<TargetOutlook> outlooks)
    {
        var byPolicy = outlooks.Select(outlook => OutlookRelease.Of(outlook.Version)).Where(release => release.TakesHttpFromPolicy || http.Enforce && release.KnowsHttpPolicy).ToArray();
        return byPolicy.Length == 0 ? route
            : byPolicy.Length == outlooks.Count ? (Text)$"{route}, by policy"
            : $"{route}, by policy in {Text.Join(", ", byPolicy.Select(release => release.Version.ProductName()))}";
    }

    private static Text Certificate(HttpSettings http) =>
        !http.Enabled || !http.SslOnly ? $"not used"
        : http.MutualAuthentication ? (Text)$"must be trusted and name {http.Principal.Substring(TextRules.PrincipalPrefix.Length)}"
        : $"must be trusted";

    private static Text FirstStart(HttpSettings http) => http.Enabled && http.Authentication == HttpAuthentication.Basic
        ? (Text)$"Outlook asks for user name and password (Basic)"
        : $"Outlook signs in as the Windows user ({(http.Enabled ? Settings.Authentication.Type.Format(http.Authentication) : "Negotiate")}), and asks where that is not accepted";

    private static Text Counts(ProfilePlan plan)
    {
        var keys = plan.Changes.OfType<SetValue>().Select(set => set.Key).ToArray();
        var policies = keys.Count(key => key.StartsWith(Policies, StringComparison.OrdinalIgnoreCase));
        var parts = new List<Text> { $"{keys.Length - policies} values in {keys.Distinct().Count()} keys of the user's registry" };
        if (policies > 0)
        {
            parts.Add($"{policies} policy values (as administrator)");
        }

        parts.AddRange(plan.Changes.OfType<WriteFile>().Select(file => Text.Verbatim(file.Path)));
        return $"{Text.Join(", ", parts)}; --verbose lists them";
    }
}
