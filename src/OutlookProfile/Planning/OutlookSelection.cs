using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>Decides which versions a profile is written for.</summary>
public static class OutlookSelection
{
    /// <param name="installed">What <see cref="OutlookDetection"/> found.</param>
    /// <returns>At least one, in rising order of version.</returns>
    /// <exception cref="PlanException">"auto", no Outlook is there, and the configuration says to fail then.</exception>
    public static IReadOnlyList<TargetOutlook> Choose(OutlookSettings settings, IReadOnlyList<InstalledOutlook> installed)
    {
        var targets = new List<TargetOutlook>();
        foreach (var version in ChooseVersions(settings, installed))
        {
            targets.Add(installed.FirstOrDefault(outlook => outlook.Version == version) is { } found ? new TargetOutlook(version, found.Is64Bit) : version);
        }

        return targets;
    }

    private static IReadOnlyList<OutlookVersion> ChooseVersions(OutlookSettings settings, IReadOnlyList<InstalledOutlook> installed)
    {
        var found = installed.Select(outlook => outlook.Version).ToArray();
        if (!settings.Versions.IsAuto)
        {
            return OneForEachPlace(settings.Versions.Named, found);
        }

        if (found.Length > 0)
        {
            return OneForEachPlace(found, found);
        }

        return settings.IfNotFound is { } version
            ? [version]
            : throw new PlanException($"No Outlook was found on this machine. Install it first, name a version in outlook.versions, or name in outlook.ifNotFound the version that will come.");
    }

    /// <summary>
    /// 2003, 2007 and 2010 share one profiles key, and a profile there has the shape of one version: the newest that is
    /// installed, because that one will read it; none installed, the newest.
    /// </summary>
    private static IReadOnlyList<OutlookVersion> OneForEachPlace(IReadOnlyList<OutlookVersion> wanted, IReadOnlyList<OutlookVersion> found)
    {
        var chosen = new List<OutlookVersion>();
        foreach (var version in OutlookVersions.All)
        {
            if (wanted.Contains(version) && !OutlookVersions.All.Any(other => wanted.Contains(other) && IsPreferred(other, version)))
            {
                chosen.Add(version);
            }
        }

        return chosen;

        bool IsPreferred(OutlookVersion other, OutlookVersion version) =>
            OutlookRelease.Of(other).ProfilesKey == OutlookRelease.Of(version).ProfilesKey && Rank(other) > Rank(version);

        int Rank(OutlookVersion version) => (found.Contains(version) ? 100 : 0) + (int)version;
    }
}
