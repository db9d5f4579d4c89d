using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The scripts of installer/deploy and installer/accept.</summary>
internal static class DeployScripts
{
    private static readonly string Folder = Path.Combine(TestData.Repository, "installer", "deploy");

    public static string Detection => Path.Combine(Folder, "intune", "Detect-OutlookProfile.ps1");

    public static string Publish => Path.Combine(Folder, "intune", "Publish-OutlookProfile.ps1");

    public static string NewApplication => Path.Combine(Folder, "configmgr", "New-OutlookProfileApplication.ps1");

    public static string Acceptance => Path.Combine(TestData.Repository, "installer", "accept", "Test-OutlookProfile.ps1");

    public static IEnumerable<object[]> All =>
        Directory.GetFiles(Folder, "*.ps1", SearchOption.AllDirectories).Append(Acceptance).Select(path => new object[] { Path.GetRelativePath(Folder, path) });

    public static string FullPath(string relativePath) => Path.GetFullPath(relativePath, Folder);
}
