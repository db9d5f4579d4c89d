using System.Collections.Generic;

namespace WindowsInstaller.Authoring;

/// <summary>The folders Windows Installer knows by property name, with the source folder names that WiX gives them.</summary>
internal static class StandardDirectories
{
    public const string Root = "TARGETDIR";

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        [Root] = "SourceDir",
        ["AdminToolsFolder"] = "Admin",
        ["AppDataFolder"] = "AppData",
        ["CommonAppDataFolder"] = "CommApp",
        ["CommonFilesFolder"] = "CFiles",
        ["CommonFiles64Folder"] = "CFiles64",
        ["CommonFiles6432Folder"] = ".",
        ["DesktopFolder"] = "Desktop",
        ["FavoritesFolder"] = "Favs",
        ["FontsFolder"] = "Fonts",
        ["LocalAppDataFolder"] = "LocalApp",
        ["MyPicturesFolder"] = "Pictures",
        ["NetHoodFolder"] = "NetHood",
        ["PersonalFolder"] = "Personal",
        ["PrintHoodFolder"] = "Printers",
        ["ProgramFilesFolder"] = "PFiles",
        ["ProgramFiles64Folder"] = "PFiles64",
        ["ProgramFiles6432Folder"] = ".",
        ["ProgramMenuFolder"] = "PMenu",
        ["RecentFolder"] = "Recent",
        ["SendToFolder"] = "SendTo",
        ["StartMenuFolder"] = "StrtMenu",
        ["StartupFolder"] = "StartUp",
        ["SystemFolder"] = "System",
        ["System16Folder"] = "System16",
        ["System64Folder"] = "System64",
        ["System6432Folder"] = ".",
        ["TempFolder"] = "Temp",
        ["TemplateFolder"] = "Template",
        ["WindowsFolder"] = "Windows",
    };

    /// <summary>The parent folder: the …6432 folders lie in their 64-bit namesake, because the package is one for x64.</summary>
    public static string? Parent(string directory) => directory switch
    {
        Root => null,
        "CommonFiles6432Folder" => "CommonFiles64Folder",
        "ProgramFiles6432Folder" => "ProgramFiles64Folder",
        "System6432Folder" => "System64Folder",
        _ => Root,
    };
}
