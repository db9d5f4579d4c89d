namespace OutlookProfile.Outlook;

/// <summary>An Outlook that a profile is written for.</summary>
/// <param name="Is64Bit">The bitness of Outlook itself; null when nobody knows, as on an administrator's own machine.</param>
public sealed record TargetOutlook(OutlookVersion Version, bool? Is64Bit)
{
    /// <summary>An Outlook of which only the version is known. Before 2010 there was no 64-bit one.</summary>
    public static implicit operator TargetOutlook(OutlookVersion version) => new(version, version < OutlookVersion.Outlook2010 ? false : null);
}
