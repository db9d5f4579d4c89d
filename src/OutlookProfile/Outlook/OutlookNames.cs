namespace OutlookProfile.Outlook;

/// <summary>What people call the versions of Outlook: "14", "2010", "Outlook 2019", "365".</summary>
public static class OutlookNames
{
    /// <summary>The version that is meant, or null when none is.</summary>
    public static OutlookVersion? Find(string name)
    {
        var word = name.Trim().ToUpperInvariant().Replace("MICROSOFT", "").Replace("OUTLOOK", "").Replace("OFFICE", "").Trim();
        return word switch
        {
            "11" or "11.0" or "2003" => OutlookVersion.Outlook2003,
            "12" or "12.0" or "2007" => OutlookVersion.Outlook2007,
            "14" or "14.0" or "2010" => OutlookVersion.Outlook2010,
            "15" or "15.0" or "2013" => OutlookVersion.Outlook2013,
            "16" or "16.0" or "2016" or "2019" or "2021" or "2024" or "LTSC" or "365" => OutlookVersion.Outlook2016,
            _ => null,
        };
    }
}
