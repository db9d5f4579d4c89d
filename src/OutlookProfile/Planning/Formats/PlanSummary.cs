using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>What a plan comes to, in the ten lines that a person reads before anything else.</summary>
public static class PlanSummary
{
    private const string Policies = @"Software\Policies\";

    public static string Write(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, TargetUser user, ProfilePlan plan)
    {
        var text = new StringBuilder();
        Line(text, "Profile", $"\"{configuration.Profile.Name}\" for {user.Name}{(configuration.Profile.MakeDefault ? ", used always" : "")}");
        Line(text, "Outlook", string.Join("; ", outlooks.Select(outlook => $"{outlook.Version.ProductName()} ({outlook.Version.Number()})")));
        Line(text, "Mailbox", $"{user.ExpandAddress(configuration.Mailbox.SmtpAddress)}, user name {user.Expand(configuration.Mailbox.User)}");
        Line(text, "Server", user.ExpandServer(configuration.Server.Fqdn));
        Line(text, "Route", Route(configuration.Http) + ByPolicy(configuration.Http, outlooks));
        Line(text, "Certificate", Certificate(configuration.Http));
        Line(text, "First start", FirstStart(configuration.Http));
        Line(text, "Local copy", configuration.CachedMode.Enabled ? $"yes, {Settings.Download.Type.Format(configuration.CachedMode.Download)}" : "no, online only");
        Line(text, "Encryption", configuration.Encryption ? "between Outlook and Exchange" : "none of its own");
        Line(text, "Writes", Counts(plan));
        foreach (var note in plan.Notes)
        {
            Line(text, "Note", note);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"{name + ":",-13}{value}\n");

    private static string Route(HttpSettings http)
    {
        if (!http.Enabled)
        {
            return "RPC over TCP/IP only: from inside the network or through a VPN";
        }

        var first = (http.First.Fast, http.First.Slow) switch
        {
            (true, true) => "HTTP first",
            (true, false) => "HTTP first on fast networks only",
            (false, true) => "HTTP first on slow networks only",
            _ => "TCP/IP first",
        };
        return $"RPC over HTTP (Outlook Anywhere) through {http.Proxy}, {(http.SslOnly ? "SSL only" : "without SSL")}, {first}";
    }

    /// <summary>2016 and later take it from policies; the others from the profile, and from policies where that is enforced.</summary>
    private static string ByPolicy(HttpSettings http, IReadOnlyList<TargetOutlook> outlooks)
    {
        var byPolicy = outlooks.Select(outlook => OutlookRelease.Of(outlook.Version)).Where(release => release.TakesHttpFromPolicy || http.Enforce && release.KnowsHttpPolicy).ToArray();
        return byPolicy.Length == 0 ? ""
            : byPolicy.Length == outlooks.Count ? ", by policy"
            : $", by policy in {string.Join(", ", byPolicy.Select(release => release.Version.ProductName()))}";
    }

    private static string Certificate(HttpSettings http) =>
        !http.Enabled || !http.SslOnly ? "not used"
        : http.MutualAuthentication ? $"must be trusted and name {http.Principal.Substring(TextRules.PrincipalPrefix.Length)}"
        : "must be trusted";

    private static string FirstStart(HttpSettings http) => http.Enabled && http.Authentication == HttpAuthentication.Basic
        ? "Outlook asks for user name and password (Basic)"
        : $"Outlook signs in as the Windows user ({(http.Enabled ? Settings.Authentication.Type.Format(http.Authentication) : "Negotiate")}), and asks where that is not accepted";

    private static string Counts(ProfilePlan plan)
    {
        var keys = plan.Changes.OfType<SetValue>().Select(set => set.Key).ToArray();
        var policies = keys.Count(key => key.StartsWith(Policies, StringComparison.OrdinalIgnoreCase));
        var files = plan.Changes.OfType<WriteFile>().Select(file => file.Path).ToArray();
        return $"{keys.Length - policies} values in {keys.Distinct().Count()} keys of the user's registry"
            + (policies > 0 ? $", {policies} policy values" : "")
            + string.Concat(files.Select(file => $", {file}"))
            + "; --verbose lists them";
    }
}
