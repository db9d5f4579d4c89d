using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Packaging.ConfigMgr;

/// <summary>
/// What Configuration Manager takes: a folder with the content, the script that creates the applications, and the data it
/// reads: for every transform one application for the system context and one for the user's.
/// </summary>
internal static class ConfigMgrPackage
{
    private const string CreatingScript = "New-OutlookProfileApplication.ps1";
    private const string DataFile = "Applications.psd1";
    private const string ContentFolder = "content";

    // "Not installed" is silence here; an exit code would be an error.
    private const int NotInstalled = 0;

    /// <param name="transforms">Each is a site of its own; none: the MSI as it is.</param>
    /// <exception cref="UsageException">The MSI, a transform or their names cannot be used.</exception>
    /// <returns>The files' paths below the folder.</returns>
    public static IReadOnlyList<string> Write(string msi, IReadOnlyList<string> transforms, string output, Logo? logo)
    {
        var applications = Applications(msi, transforms);
        return OutputFolder.Write(output, transforms.Append(msi).Append(logo?.Path), (folder, interruption) =>
        {
            Directory.CreateDirectory(Path.Combine(folder, ContentFolder));
            foreach (var file in transforms.Append(msi))
            {
                interruption.ThrowIfRequested();
                File.Copy(file, Path.Combine(folder, ContentFolder, Path.GetFileName(file)));
            }

            foreach (var application in applications)
            {
                File.WriteAllText(Path.Combine(folder, application.DetectionScriptName), application.DetectionScript, Encoding.ASCII);
            }

            if (logo is not null)
            {
                File.WriteAllBytes(Path.Combine(folder, logo.FileName), logo.Content);
            }

            File.WriteAllText(Path.Combine(folder, DataFile), Data(applications, logo), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            File.WriteAllText(Path.Combine(folder, CreatingScript), EmbeddedScript.Read(CreatingScript), Encoding.ASCII);
        });
    }

    private static List<ConfigMgrApplication> Applications(string msi, IReadOnlyList<string> transforms)
    {
        var twin = transforms.GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twin is not null)
        {
            throw new UsageException($"{twin.First()} and {twin.Last()} have the same file name, after which the applications are named");
        }

        return InstallerPackage.Open(msi, transforms)
            .SelectMany(package => Enum.GetValues<InstallContext>(), (package, context) => new ConfigMgrApplication(package, context))
            .ToList();
    }

    /// <summary>A PowerShell data file.</summary>
    private static string Data(List<ConfigMgrApplication> applications, Logo? logo)
    {
        var msi = applications[0].Package.Information;
        var text = new StringBuilder()
            .Append("@{\r\n")
            .Append($"    Name         = {Quote(msi.ProductName)}\r\n")
            .Append($"    Publisher    = {Quote(msi.Publisher)}\r\n")
            .Append($"    Version      = {Quote(msi.ProductVersion)}\r\n")
            .Append(logo is null ? "" : $"    Icon         = {Quote(logo.FileName)}\r\n")
            .Append("    Applications = @(\r\n");
        foreach (var application in applications)
        {
            text.Append("        @{\r\n")
                .Append($"            Site             = {Quote(application.Package.Site)}\r\n")
                .Append($"            Context          = {Quote(application.Context.ToString())}\r\n")
                .Append($"            Name             = {Quote(application.Name)}\r\n")
                .Append($"            Content          = {Quote(ContentFolder)}\r\n")
                .Append($"            InstallCommand   = {Quote(application.InstallCommand)}\r\n")
                .Append($"            UninstallCommand = {Quote(application.UninstallCommand)}\r\n")
                .Append($"            DetectionScript  = {Quote(application.DetectionScriptName)}\r\n")
                .Append($"            NeedsOutlook     = ${(application.Package.NeedsOutlook ? "true" : "false")}\r\n")
                .Append("        }\r\n");
        }

        return text.Append("    )\r\n}\r\n").ToString();
    }

    /// <summary>In single quotes, in which only a quote is special: the straight one and the four that PowerShell takes for it.</summary>
    private static string Quote(string text) => $"'{string.Concat(text.Select(c => "'\u2018\u2019\u201a\u201b".Contains(c) ? $"{c}{c}" : $"{c}"))}'";

    private sealed record ConfigMgrApplication(InstallerPackage Package, InstallContext Context)
    {
        private InstallCommands Commands => new(Context, Context == InstallContext.System ? @"%windir%\Temp" : "%TEMP%");

        public string Name => $"{Package.Information.ProductName} {Package.Information.ProductVersion} ({Package.Site}{(Context == InstallContext.User ? ", per user" : "")})";

        public string InstallCommand => Commands.Install(Package.MsiPath, Package.TransformPath);

        public string UninstallCommand => Commands.Uninstall(Package.Information.ProductCode);

        public string DetectionScriptName => $"Detect-{Package.Site}-{Context}.ps1";

        public string DetectionScript =>
            Packaging.DetectionScript.Fill(Context, NotInstalled, Package.Given?.Json);
    }
}
