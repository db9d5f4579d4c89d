using System.Collections.Generic;

namespace OutlookProfile.Outlook;

/// <summary>The Outlook generations that keep profiles differently, by their internal major version.</summary>
public enum OutlookVersion
{
    Outlook2003 = 11,
    Outlook2007 = 12,
    Outlook2010 = 14,
    Outlook2013 = 15,

    /// <summary>2016, 2019, 2021, 2024, LTSC and Microsoft 365: all of them are 16.0.</summary>
    Outlook2016 = 16,
}

/// <summary>The version numbers as the registry and the configuration spell them.</summary>
public static class OutlookVersions
{
    public static IReadOnlyList<OutlookVersion> All { get; } =
    [
        OutlookVersion.Outlook2003,
        OutlookVersion.Outlook2007,
        OutlookVersion.Outlook2010,
        OutlookVersion.Outlook2013,
        OutlookVersion.Outlook2016,
    ];

    /// <summary>"11.0" ... "16.0", in that order.</summary>
    public static IReadOnlyList<string> Numbers { get; } = [.. EveryNumber()];

    /// <summary>"11.0" ... "16.0".</summary>
    public static string Number(this OutlookVersion version) => (int)version + ".0";

    /// <summary>The product name as people know it.</summary>
    public static Text ProductName(this OutlookVersion version) => version switch
    {
        OutlookVersion.Outlook2003 => $"Outlook 2003",
        OutlookVersion.Outlook2007 => $"Outlook 2007",
        OutlookVersion.Outlook2010 => $"Outlook 2010",
        OutlookVersion.Outlook2013 => $"Outlook 2013",
        _ => $"Outlook 2016 or later",
    };

    /// <summary>The version of a number such as "14.0", or null when there is none.</summary>
    public static OutlookVersion? Find(string number)
    {
        foreach (var version in All)
        {
            if (version.Number() == number)
            {
                return version;
            }
        }

        return null;
    }

    private static IEnumerable<string> EveryNumber()
    {
        foreach (var version in All)
        {
            yield return version.Number();
        }
    }
}
