using System;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>Where the repository and what the build made of it lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The package as it ships.</summary>
    public static string Package => Built("OutlookProfile.msi");

    /// <summary>The administrator's tool for this system.</summary>
    public static string Tool => Built(OperatingSystem.IsWindows() ? "outlookprofile/outlookprofile.exe" : "outlookprofile/outlookprofile");

    /// <summary>The DLL of the actions, as the package was built from it.</summary>
    public static string Actions(string build) => PathOf($"src/OutlookProfile.CustomActions/bin/Release/{build}/OutlookProfile.CustomActions.dll");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Built(string relative)
    {
        var path = Path.Combine(Artifacts, relative);
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build first (build.sh or build.cmd): {path} is not there.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Installer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Installer.sln above {AppContext.BaseDirectory}.");
    }
}
