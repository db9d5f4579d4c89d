using WindowsInstaller.Database;

namespace Installer.Tests.Harness;

/// <summary>The shipped package as another build of the same version: the same product with another package code.</summary>
internal static class RebuiltPackage
{
    public const string PackageCode = "{8F0D7C51-3A55-4C0E-9B5B-6D7C6A1E2F03}";

    public static byte[] Make()
    {
        var package = InstallerDatabase.Open(Repository.Package);
        package.Summary.Properties[SummaryInformation.RevisionNumber] = PackageCode;
        return package.ToBytes();
    }
}
