using System;
using System.Linq;
using WindowsInstaller.Database;

namespace Installer.Tests.Harness;

/// <summary>The shipped package as its next version: another product of the same family.</summary>
internal static class NewerPackage
{
    public const string ProductCode = "{8F0D7C51-3A55-4C0E-9B5B-6D7C6A1E2F01}";

    private const string PackageCode = "{8F0D7C51-3A55-4C0E-9B5B-6D7C6A1E2F02}";

    public static byte[] Make()
    {
        var package = InstallerDatabase.Open(Repository.Package);
        var properties = package.Tables["Property"];
        var shipped = (string)properties.Rows.Single(row => (string?)row[0] == "ProductVersion")[1]!;
        var version = NextBuild(shipped);
        properties.Set("ProductVersion", version);
        properties.Set("ProductCode", ProductCode);
        package.Summary.Properties[SummaryInformation.RevisionNumber] = PackageCode;

        // MajorUpgrade's rows: up to, and from, this version.
        foreach (var row in package.Tables["Upgrade"].Rows)
        {
            for (var column = 1; column <= 2; column++)
            {
                row[column] = (string?)row[column] == shipped ? version : row[column];
            }
        }

        return package.ToBytes();
    }

    private static string NextBuild(string version)
    {
        var parsed = Version.Parse(version);
        return $"{parsed.Major}.{parsed.Minor}.{parsed.Build + 1}";
    }
}
