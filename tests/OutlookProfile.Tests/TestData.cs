using System;
using System.IO;
using System.Runtime.CompilerServices;
using OutlookProfile.Configuration;
using OutlookProfile.Planning;

namespace OutlookProfile.Tests;

/// <summary>The worked example and the people in it.</summary>
internal static class TestData
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Directory.GetParent(ThisFile())!.FullName, "..", ".."));

    public static ProfileConfiguration Acme { get; } = ReadConfiguration("acme.json");

    public static TargetUser Jane { get; } = new(
        "jdoe", "ACME", "corp.acme.com", "PC-0815", () => "jane.doe@acme.com", @"C:\Users\jdoe\AppData\Local\OutlookProfile")
    {
        MailboxGuid = () => "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293",
        LegacyDN = () => "/o=Acme/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=jdoe",
    };

    public static ProfileConfiguration ReadConfiguration(string name) =>
        ConfigurationReader.Read(File.ReadAllText(Path.Combine(Repository, "config", name)), name);

    public static ProfileConfiguration Configuration(string json) => ConfigurationReader.Read(json, "test.json");

    private static string ThisFile([CallerFilePath] string path = "") =>
        // Deterministic builds map the repository to /_/; the tests still run inside it.
        path.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(RepositoryAbove(AppContext.BaseDirectory), path[3..]) : path;

    private static string RepositoryAbove(string folder) =>
        File.Exists(Path.Combine(folder, "Installer.sln")) ? folder : RepositoryAbove(Directory.GetParent(folder)!.FullName);
}
