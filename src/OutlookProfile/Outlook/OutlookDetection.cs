using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Registry;

namespace OutlookProfile.Outlook;

/// <summary>How Office came onto the machine.</summary>
public enum OfficeSetup
{
    WindowsInstaller,
    ClickToRun,
}

/// <param name="Is64Bit">The bitness of Outlook itself, which on 64-bit Windows may be either.</param>
public sealed record InstalledOutlook(OutlookVersion Version, bool Is64Bit, OfficeSetup Setup)
{
    public override string ToString() =>
        $"{Version.ProductName()} ({Version.Number()}, {(Is64Bit ? "64" : "32")}-bit, {(Setup == OfficeSetup.ClickToRun ? "Click-to-Run" : "Windows Installer")})";
}

/// <summary>
/// Finds installed Outlooks by the InstallRoot that its setup leaves for the version: in HKEY_LOCAL_MACHINE\SOFTWARE for
/// Windows Installer, in Click-to-Run's own registry otherwise; in both views. An Office without Outlook has none.
/// </summary>
public static class OutlookDetection
{
    /// <param name="machine64">HKEY_LOCAL_MACHINE in the 64-bit view.</param>
    /// <param name="machine32">HKEY_LOCAL_MACHINE in the 32-bit view.</param>
    /// <returns>In rising order of version, each version once.</returns>
    public static IReadOnlyList<InstalledOutlook> Find(IRegistry machine64, IRegistry machine32) =>
        OutlookVersions.All
            .Select(version => Find(machine64, version, view64: true) ?? Find(machine32, version, view64: false))
            .OfType<InstalledOutlook>()
            .ToArray();

    private static InstalledOutlook? Find(IRegistry machine, OutlookVersion version, bool view64)
    {
        var installer = $@"SOFTWARE\Microsoft\Office\{version.Number()}\Outlook";
        foreach (var root in ClickToRunRoots(version))
        {
            if (HasOutlook(machine, $@"{root}\REGISTRY\MACHINE\Software\Microsoft\Office\{version.Number()}\Outlook")
                || (IsClickToRun(machine, root, version) && HasOutlook(machine, installer)))
            {
                return new(version, Is64Bit(machine, installer, root, view64), OfficeSetup.ClickToRun);
            }
        }

        return HasOutlook(machine, installer) ? new(version, Is64Bit(machine, installer, null, view64), OfficeSetup.WindowsInstaller) : null;
    }

    /// <summary>2013 keeps Click-to-Run below its own version, later ones share a key. Before there was none.</summary>
    private static IEnumerable<string> ClickToRunRoots(OutlookVersion version) => version switch
    {
        OutlookVersion.Outlook2013 => [@"SOFTWARE\Microsoft\Office\15.0\ClickToRun"],
        OutlookVersion.Outlook2016 => [@"SOFTWARE\Microsoft\Office\ClickToRun"],
        _ => [],
    };

    private static bool IsClickToRun(IRegistry machine, string root, OutlookVersion version) =>
        machine.GetValue(root + @"\Configuration", "VersionToReport")?.AsText()?.StartsWith((int)version + ".", System.StringComparison.Ordinal) == true;

    private static bool HasOutlook(IRegistry machine, string outlookKey) =>
        machine.GetValue(outlookKey + @"\InstallRoot", "Path")?.AsText() is { Length: > 0 };

    /// <summary>Since 2010 Outlook says it itself ("x86" or "x64"), Click-to-Run too; before, it was 32-bit only.</summary>
    private static bool Is64Bit(IRegistry machine, string outlookKey, string? clickToRun, bool view64)
    {
        var said = machine.GetValue(outlookKey, "Bitness")?.AsText()
            ?? (clickToRun is null ? null : machine.GetValue(clickToRun + @"\Configuration", "Platform")?.AsText());
        return said is null ? view64 : said == "x64";
    }
}
