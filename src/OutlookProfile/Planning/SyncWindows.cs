using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// "Mail to keep offline" as Outlook keeps it: months, 0 for all; 16.0 also days, with months 0 (outlk16.admx, SyncWindowSetting and
/// SyncWindowSettingDays). 2013 knows months only, and of them those of its own slider.
/// </summary>
public static class SyncWindows
{
    public static uint Months(this SyncWindow window) => window switch
    {
        SyncWindow.Months1 => 1,
        SyncWindow.Months3 => 3,
        SyncWindow.Months6 => 6,
        SyncWindow.Months12 => 12,
        SyncWindow.Months24 => 24,
        SyncWindow.Months36 => 36,
        SyncWindow.Months60 => 60,
        _ => 0,
    };

    public static uint Days(this SyncWindow window) => window switch
    {
        SyncWindow.Days3 => 3,
        SyncWindow.Days7 => 7,
        SyncWindow.Days14 => 14,
        _ => 0,
    };

    public static bool KnowsDays(this OutlookRelease release) => release.Version >= OutlookVersion.Outlook2016;

    public static bool Knows(this OutlookRelease release, SyncWindow window) => release.Version switch
    {
        OutlookVersion.Outlook2016 => true,
        OutlookVersion.Outlook2013 => window.Days() == 0 && window is not (SyncWindow.Months36 or SyncWindow.Months60),
        _ => false,
    };

    /// <summary>The step of these numbers, or null when there is none.</summary>
    public static SyncWindow? Find(uint months, uint days)
    {
        for (var window = SyncWindow.Days3; window <= SyncWindow.All; window++)
        {
            if (window.Months() == months && window.Days() == days)
            {
                return window;
            }
        }

        return null;
    }
}
