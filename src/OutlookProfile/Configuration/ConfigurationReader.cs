using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>
/// Makes a <see cref="ProfileConfiguration"/> of a JSON text and of the public properties that override it.
/// Precedence: property, then file, then default. Anything not understood is a mistake, never ignored.
/// </summary>
public static class ConfigurationReader
{
    private const string DefaultProfileName = "Corporate Mail";
    private const string DefaultUser = "%USERNAME%";

    /// <param name="json">The configuration's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <exception cref="ConfigurationException">With every mistake that was found.</exception>
    public static ProfileConfiguration Read(string json, string fileName, IEnumerable<PropertyOverride>? overrides = null)
    {
        var values = new SettingValues();
        var mistakes = new List<ConfigurationMistake>();
        var complete = JsonSettings.Read(json, fileName, values, mistakes);
        PropertySettings.Read(overrides ?? [], values, mistakes);
        return complete ? Complete(values, fileName, mistakes) : throw new ConfigurationException(mistakes);
    }

    /// <summary>The configuration of the values that were given: checked against each other, defaults filled in.</summary>
    /// <exception cref="ConfigurationException">There are mistakes, those passed in among them.</exception>
    internal static ProfileConfiguration Complete(SettingValues values, string source, List<ConfigurationMistake> mistakes)
    {
        CheckTogether(values, source, mistakes);
        return mistakes.Count == 0 ? WithDefaults(values) : throw new ConfigurationException(mistakes);
    }

    private static void CheckTogether(SettingValues values, string fileName, List<ConfigurationMistake> mistakes)
    {
        if (values.Place(Settings.ServerFqdn) is null && !IsReported(Settings.ServerFqdn, mistakes))
        {
            mistakes.Add(new ConfigurationMistake(fileName, Settings.ServerFqdn.Path, "is missing; name the Exchange server, such as exchange.acme.com"));
        }

        // RPC over HTTP can check the proxy's certificate only inside SSL (KB 898835).
        if (values.Boolean(Settings.MutualAuthentication) == true && values.Boolean(Settings.SslOnly) == false)
        {
            mistakes.Add(new ConfigurationMistake(
                values.Place(Settings.MutualAuthentication)!,
                Settings.MutualAuthentication.Path,
                $"mutual authentication needs SSL: set {Settings.SslOnly.Path} to true, or this to false"));
        }
    }

    private static bool IsReported(Setting setting, List<ConfigurationMistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            if (mistake.Path == setting.Path)
            {
                return true;
            }
        }

        return false;
    }

    private static ProfileConfiguration WithDefaults(SettingValues values)
    {
        var fqdn = values.Text(Settings.ServerFqdn)!;
        var proxy = values.Text(Settings.HttpProxy) ?? fqdn;
        var sslOnly = values.Boolean(Settings.SslOnly) ?? true;
        return new ProfileConfiguration(
            new OutlookSettings(
                values.Versions(Settings.OutlookVersions) ?? VersionSelection.Auto,
                OutlookVersions.Find(values.Text(Settings.OutlookIfNotFound) ?? ""),
                (IfRunning?)Choices.OutlookIfRunning.Find(values) ?? IfRunning.Fail),
            new ProfileSettings(
                values.Text(Settings.ProfileName) ?? DefaultProfileName,
                values.Boolean(Settings.MakeDefault) ?? true,
                (IfExists?)Choices.ProfileIfExists.Find(values) ?? IfExists.Update,
                values.Boolean(Settings.PromptForProfile)),
            new MailboxSettings(
                values.Text(Settings.MailboxUser) ?? DefaultUser,
                values.Text(Settings.SmtpAddress) ?? $"{DefaultUser}@{MailDomainOf(fqdn)}"),
            new ServerSettings(fqdn),
            new CachedModeSettings(
                values.Boolean(Settings.CachedModeEnabled) ?? true,
                (Download?)Choices.CachedModeDownload.Find(values) ?? Download.Headers),
            values.Boolean(Settings.Encryption) ?? true,
            new HttpSettings(
                values.Boolean(Settings.HttpEnabled) ?? true,
                proxy,
                sslOnly,
                values.Boolean(Settings.MutualAuthentication) ?? sslOnly,
                values.Text(Settings.Principal) ?? TextRules.PrincipalPrefix + proxy.Split(':')[0],
                new FirstSettings(
                    values.Boolean(Settings.FirstFast) ?? true,
                    values.Boolean(Settings.FirstSlow) ?? true),
                (HttpAuthentication?)Choices.HttpAuthentication.Find(values) ?? HttpAuthentication.Basic,
                values.Boolean(Settings.DisableMapiHttp) ?? false),
            new UsersSettings((OnUserFailure?)Choices.UsersOnFailure.Find(values) ?? OnUserFailure.Fail));
    }

    /// <summary>exchange.acme.com -> acme.com; a name of one or two labels is a domain of its own.</summary>
    private static string MailDomainOf(string fqdn)
    {
        var dot = fqdn.IndexOf('.');
        return dot >= 0 && fqdn.IndexOf('.', dot + 1) >= 0 ? fqdn.Substring(dot + 1) : fqdn;
    }
}
