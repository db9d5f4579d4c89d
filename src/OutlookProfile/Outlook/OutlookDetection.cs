using System;
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

public sealed class InstalledOutlook(OutlookVersion version, bool is64Bit, OfficeSetup setup)
{
    public OutlookVersion Version { get; } = version;

    /// <summary>The bitness of Outlook itself, which on 64-bit Windows may be either.</summary>
    public bool Is64Bit { get; } = is64Bit;

    public OfficeSetup Setup { get; } = setup;

    /// <summary>"Outlook 2010 (14.0, 32-bit, Windows Installer)".</summary>
    public Text Text => $"{Version.ProductName()} ({Version.Number()}, {(Is64Bit ? "64" : "32")}-bit, {(Setup == OfficeSetup.ClickToRun ? "Click-to-Run" : "Windows Installer")})";

    public override string ToString() => Text.ToString();
}

/// <summary>
/// Finds installed Outlooks by the InstallRoot that its setup leaves for the version: in HKEY_LOCAL_MACHINE\SOFTWARE for
/// Windows Installer, in Click-to-Run's own registry otherwise; in both views. An Office without Outlook has none.
/// </summary>
public static class OutlookDetection
{
    /// <param name="machine64">HKEY_LOCAL_MACHINE in the 64-bit view.</param>
    /// <param name="machine32">HKEY_LOCAL_MACHINE in the 32-bit view; on 32-bit Windows the same.</param>
    /// <returns>In rising order of version, each version once.</returns>
    public static IReadOnlyList<InstalledOutlook> Find(IRegistry machine64, IRegistry machine32) =>
        OutlookVersions.All
            .Select(version => Find(machine64, machine32, version))
            .OfType<InstalledOutlook>()
            .ToArray();

    private static InstalledOutlook? Find(IRegistry machine64, IRegistry machine32, OutlookVersion version)
    {
        // Click-to-Run's own keys are in the 64-bit view even when its Office is 32-bit and registers in the other.
        var configuration = ClickToRunConfiguration(machine64, version) ?? ClickToRunConfiguration(machine32, version);
        foreach (var (machine, view64) in new[] { (machine64, true), (machine32, false) })
        {
            var installer = $@"SOFTWARE\Microsoft\Office\{version.Number()}\Outlook";
            if (HasOutlook(machine, installer))
            {
                var setup = configuration is null ? OfficeSetup.WindowsInstaller : OfficeSetup.ClickToRun;
                return new(version, Is64Bit(machine, installer, configuration, version, view64), setup);
            }

            foreach (var (key, native) in VirtualKeys(version))
            {
                if (HasOutlook(machine, key))
                {
                    return new(version, Is64Bit(machine, key, configuration, version, view64 && native), OfficeSetup.ClickToRun);
                }
            }
        }

        return null;
    }

    /// <summary>2013 keeps Click-to-Run below its own version, later ones share a key. Before there was none.</summary>
    private static string? ClickToRunRoot(OutlookVersion version) => version switch
    {
        OutlookVersion.Outlook2013 => @"SOFTWARE\Microsoft\Office\15.0\ClickToRun",
        OutlookVersion.Outlook2016 => @"SOFTWARE\Microsoft\Office\ClickToRun",
        _ => null,
    };

    /// <summary>Where Click-to-Run keeps what its Office registers; 32-bit Office on 64-bit Windows has it below Wow6432Node.</summary>
    private static IEnumerable<(string Key, bool Native)> VirtualKeys(OutlookVersion version) =>
        ClickToRunRoot(version) is { } root
            ?
            [
                ($@"{root}\REGISTRY\MACHINE\Software\Microsoft\Office\{version.Number()}\Outlook", true),
                ($@"{root}\REGISTRY\MACHINE\Software\Wow6432Node\Microsoft\Office\{version.Number()}\Outlook", false),
            ]
            : [];

    /// <summary>What Click-to-Run says of the Office that it installed, as far as this version is meant; null without one.</summary>
    private static ClickToRun? ClickToRunConfiguration(IRegistry machine, OutlookVersion version)
    {
        var key = ClickToRunRoot(version) is { } root ? root + @"\Configuration" : null;
        return key is not null && machine.GetValue(key, "VersionToReport")?.AsText()?.StartsWith((int)version + ".", StringComparison.Ordinal) == true
            ? new(machine.GetValue(key, "Platform")?.AsText())
            : null;
    }

    private static bool HasOutlook(IRegistry machine, string outlookKey) =>
        machine.GetValue(outlookKey + @"\InstallRoot", "Path")?.AsText() is { Length: > 0 };

    /// <summary>Since 2010 Outlook says it itself ("x86" or "x64"), Click-to-Run too; before, it was 32-bit only.</summary>
    private static bool Is64Bit(IRegistry machine, string outlookKey, ClickToRun? configuration, OutlookVersion version, bool view64) =>
        version >= OutlookVersion.Outlook2010
        && (machine.GetValue(outlookKey, "Bitness")?.AsText() ?? configuration?.Platform) switch
        {
            null => view64,
            var said => said == "x64",
        };


    private sealed class ClickToRun(string? platform)
    {
        public string? Platform { get; } = platform;
    }
}
