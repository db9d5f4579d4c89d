using System;
using WindowsInstaller.Authoring.Symbols;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>The summary information of a package ("Summary Information Stream Property Set" in the Windows Installer reference).</summary>
internal static class SummaryWriter
{
    // The property set is read as ANSI text, so it gets Windows' western code page as WiX gives it, whatever the tables use.
    private const short CodePage = 1252;
    private const int Compressed = 2;
    private const int NoElevation = 8;
    private const int ReadOnlyRecommended = 2;

    public static void Write(SummaryInformation summary, PackageSymbol package, SummaryInformationSymbol? authored, DateTime timestamp)
    {
        var properties = summary.Properties;
        properties[SummaryInformation.CodePage] = CodePage;
        properties[SummaryInformation.Title] = "Installation Database";
        properties[SummaryInformation.Subject] = authored?.Subject ?? package.Name;
        properties[SummaryInformation.Author] = authored?.Author ?? package.Manufacturer;
        properties[SummaryInformation.Keywords] = authored?.Keywords ?? "Installer";
        properties[SummaryInformation.Comments] = $"This installer database contains the logic and data required to install {package.Name}.";
        properties[SummaryInformation.Template] = $"x64;{package.Language}";
        properties[SummaryInformation.CreateTime] = timestamp;
        properties[SummaryInformation.LastSaveTime] = timestamp;
        properties[SummaryInformation.PageCount] = package.InstallerVersion;
        properties[SummaryInformation.WordCount] = Compressed | (package.PerUser ? NoElevation : 0);
        properties[SummaryInformation.CreatingApplication] = "wxsbuild";
        properties[SummaryInformation.Security] = ReadOnlyRecommended;
    }
}
