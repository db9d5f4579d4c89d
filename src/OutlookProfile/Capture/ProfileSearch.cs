using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Capture;

/// <summary>A profile that is there.</summary>
/// <param name="ProfilesKey">The key it was found below: Outlook 2003, 2007 and 2010 share one.</param>
/// <param name="IsDefault">Whether it is the DefaultProfile of its place.</param>
public sealed record FoundProfile(string ProfilesKey, string Name, bool IsDefault)
{
    public override string ToString() =>
        $"\"{Name}\" ({string.Join(", ", OutlookRelease.All.Where(release => release.ProfilesKey == ProfilesKey).Select(release => release.Version.Number()))}{(IsDefault ? ", default" : "")})";
}

/// <summary>Finds the profile that is meant when people name it, or only its version, or nothing.</summary>
public static class ProfileSearch
{
    /// <summary>Every profile of the hive, by place and name.</summary>
    public static IReadOnlyList<FoundProfile> Find(IRegistry registry) =>
        OutlookRelease.All
            .Select(release => (release.ProfilesKey, release.DefaultProfileKey))
            .Distinct()
            .SelectMany(place => registry.GetSubKeyNames(place.ProfilesKey).Select(name => new FoundProfile(place.ProfilesKey, name, IsDefault(registry, place.DefaultProfileKey, name))))
            .ToArray();

    /// <param name="name">The profile's name, or null for the default one, or the only one.</param>
    /// <param name="version">The version whose profiles are meant, or null for any.</param>
    /// <exception cref="CaptureException">There is none, or more than one; the message names them.</exception>
    /// <exception cref="DamagedProfileException">The version has to be found out from a profile that contradicts itself.</exception>
    public static (string Name, OutlookVersion Version) Choose(IRegistry registry, string? name, OutlookVersion? version)
    {
        var all = Find(registry);
        var meant = all.Where(profile => version is null || profile.ProfilesKey == OutlookRelease.Of(version.Value).ProfilesKey).ToArray();
        if (name is not null)
        {
            meant = meant.Where(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        }
        else if (meant.Count(profile => profile.IsDefault) == 1)
        {
            meant = meant.Where(profile => profile.IsDefault).ToArray();
        }

        return meant.Length switch
        {
            1 => (meant[0].Name, version ?? VersionOf(registry, meant[0])),
            0 => throw new CaptureException(all.Count == 0 ? Missing(name, version) : $"{Missing(name, version).WithoutFullStop()}; there is {Names(all)}."),
            _ => throw new CaptureException($"There is more than one profile; name one of them, and its Outlook version where that is not enough: {Names(meant)}."),
        };
    }

    private static Text Missing(string? name, OutlookVersion? version) => (name, version) switch
    {
        (null, null) => $"There is no Outlook profile.",
        (null, { } wanted) => $"There is no Outlook profile for {wanted.ProductName()}.",
        (_, null) => $"There is no Outlook profile \"{name}\".",
        (_, { } wanted) => $"There is no Outlook profile \"{name}\" for {wanted.ProductName()}.",
    };

    private static bool IsDefault(IRegistry registry, string defaultProfileKey, string name) =>
        string.Equals(registry.GetValue(defaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText(), name, StringComparison.OrdinalIgnoreCase);

    private static string Names(IEnumerable<FoundProfile> profiles) => string.Join(", ", profiles);

    /// <summary>The newest version whose shape the profile has: 2010 gives an account a section of its own, 2003 and 2007 are alike.</summary>
    private static OutlookVersion VersionOf(IRegistry registry, FoundProfile profile)
    {
        var newest = OutlookRelease.All.Last(release => release.ProfilesKey == profile.ProfilesKey);
        var isOld = newest.Version == OutlookVersion.Outlook2010
            && ExistingProfile.Read(registry, newest, profile.Name)?.FirstAccount() is { } account
            && RegistryPath.Name(account.SettingsKey) == ProfileSections.ExchangeGlobal;
        return isOld ? OutlookVersion.Outlook2007 : newest.Version;
    }
}
