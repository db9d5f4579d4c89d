using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>
/// Makes a <see cref="ProfileConfiguration"/> of a JSON text, of the public properties that override it, and of the policies
/// below it. Precedence: property, then file, then policy, then default. Anything not understood is a mistake, never ignored.
/// </summary>
public static class ConfigurationReader
{
    /// <param name="json">The configuration's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="policies">What holds where nothing else is said.</param>
    /// <exception cref="ConfigurationException">With every mistake that was found.</exception>
    public static ProfileConfiguration Read(string json, string fileName, IEnumerable<PropertyOverride>? overrides = null, IEnumerable<PropertyOverride>? policies = null) =>
        ReadGiven(json, fileName, overrides, policies).Configuration;

    /// <summary>A configuration of public properties alone.</summary>
    /// <param name="source">What messages call the whole of them.</param>
    /// <exception cref="ConfigurationException">With every mistake that was found.</exception>
    public static ProfileConfiguration Read(IEnumerable<PropertyOverride> overrides, Place source, IEnumerable<PropertyOverride>? policies = null) =>
        ReadGiven(overrides, source, policies).Configuration;

    /// <inheritdoc cref="Read(string, string, IEnumerable{PropertyOverride}, IEnumerable{PropertyOverride})"/>
    public static GivenConfiguration ReadGiven(string json, string fileName, IEnumerable<PropertyOverride>? overrides = null, IEnumerable<PropertyOverride>? policies = null) =>
        CommonConfiguration.Parse(json, fileName, policies).With(overrides ?? []);

    /// <inheritdoc cref="Read(IEnumerable{PropertyOverride}, Place, IEnumerable{PropertyOverride})"/>
    public static GivenConfiguration ReadGiven(IEnumerable<PropertyOverride> overrides, Place source, IEnumerable<PropertyOverride>? policies = null)
    {
        var values = new SettingValues();
        var mistakes = new List<ConfigurationMistake>();
        Take(policies ?? [], values, mistakes);
        Take(overrides, values, mistakes);
        return new GivenConfiguration(Complete(values, source, mistakes), values);
    }

    /// <summary>The configuration of the values that were given: checked against each other, defaults filled in.</summary>
    /// <param name="server">Where a missing server should have been named; null when that is among the mistakes already.</param>
    /// <exception cref="ConfigurationException">There are mistakes, those passed in among them.</exception>
    internal static ProfileConfiguration Complete(SettingValues values, Place? server, List<ConfigurationMistake> mistakes)
    {
        CheckTogether(values, server, mistakes);
        return mistakes.Count == 0 ? ProfileConfiguration.Of(values) : throw new ConfigurationException(mistakes);
    }

    internal static void Take(IEnumerable<PropertyOverride> texts, SettingValues values, List<ConfigurationMistake> mistakes)
    {
        foreach (var given in texts)
        {
            var setting = Settings.FindByProperty(given.Property) ?? throw new ArgumentException($"{given.Property} is no property of a setting.");
            if (setting.Take(values, given.Text, given.Place) is { } problem)
            {
                mistakes.Add(new ConfigurationMistake(given.Place, setting.Path, problem));
            }
        }
    }

    private static void CheckTogether(SettingValues values, Place? server, List<ConfigurationMistake> mistakes)
    {
        if (server is not null && values.PlaceOf(Settings.ServerFqdn) is null && !IsReported(Settings.ServerFqdn, mistakes))
        {
            mistakes.Add(new ConfigurationMistake(server, Settings.ServerFqdn.Path, $"is missing; name the Exchange server, such as exchange.acme.com"));
        }

        if (values.PlaceOf(Settings.ServerFqdn) is { } named
            && values.Get(Settings.ServerFqdn).IndexOf('@') >= 0
            && values.Get(Settings.HttpEnabled)
            && values.PlaceOf(Settings.HttpProxy) is null
            && !IsReported(Settings.HttpProxy, mistakes))
        {
            mistakes.Add(new ConfigurationMistake(named, Settings.HttpProxy.Path, $"is missing; {Settings.ServerFqdn.Path} names a mailbox and no host, so that the proxy has to be named"));
        }

        CheckNameAgainstVersions(values, mistakes);

        // RPC over HTTP can check the proxy's certificate only inside SSL (KB 898835).
        if (values.PlaceOf(Settings.MutualAuthentication) is { } place && values.Get(Settings.MutualAuthentication) && !values.Get(Settings.SslOnly))
        {
            mistakes.Add(new ConfigurationMistake(
                place,
                Settings.MutualAuthentication.Path,
                $"mutual authentication needs SSL: set {Settings.SslOnly.Path} to true, or this to false"));
        }
    }

    /// <summary>The machine's own ANSI code page shows only there; what none has is refused here already.</summary>
    private static void CheckNameAgainstVersions(SettingValues values, List<ConfigurationMistake> mistakes)
    {
        var versions = values.Get(Settings.OutlookVersions);
        if (values.PlaceOf(Settings.ProfileName) is { } place
            && (versions.IsAuto || versions.Named[0] < OutlookVersion.Outlook2016)
            && !IsReported(Settings.ProfileName, mistakes)
            && !IsReported(Settings.OutlookVersions, mistakes)
            && AnsiCodePages.FirstMissing(values.Get(Settings.ProfileName)) is { } character)
        {
            mistakes.Add(new ConfigurationMistake(
                place,
                Settings.ProfileName.Path,
                $"no ANSI code page of Windows has \"{character}\" (U+{(int)character:X4}), and Outlook before 2016 (16.0) takes the name of a profile in no other; name other characters, or set {Settings.OutlookVersions.Path} to [\"16.0\"]"));
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
}
