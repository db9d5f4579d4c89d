using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using OutlookProfile.Cli.Files;
using WindowsInstaller.Database;

namespace OutlookProfile.Cli.Packaging;

/// <summary>One MSI that is what another becomes by a transform, for systems that take a single file and no transform.</summary>
internal static class MergedPackage
{
    /// <exception cref="UsageException">The transform is for another product.</exception>
    public static void Write(string msi, string transform, string output)
    {
        OutputFile.Check(output, msi, transform);
        var database = InstallerPackage.OpenTransformed(msi, transform);
        database.Summary.Properties[SummaryInformation.RevisionNumber] = PackageCode(database, transform);
        OutputFile.Write(output, database.ToBytes(), msi, transform);
    }

    /// <summary>Windows Installer takes two files with one package code for the same file; the same input gives the same code.</summary>
    private static string PackageCode(InstallerDatabase database, string transform)
    {
        var original = database.Summary.Properties[SummaryInformation.RevisionNumber];
        var hash = SHA256.HashData([.. Encoding.ASCII.GetBytes($"{original};"), .. File.ReadAllBytes(transform)]);
        return new Guid(hash.AsSpan(0, 16)).ToString("B").ToUpperInvariant();
    }
}
