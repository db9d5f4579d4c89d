using System.Collections.Generic;
using System.IO;
using System.Text;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>What Intune takes: the container, the detection script, and what to enter beside them.</summary>
internal static class IntunePackage
{
    // Intune's own logs lie there, and "Collect diagnostics" fetches what is in it.
    private const string SystemLogFolder = @"%ProgramData%\Microsoft\IntuneManagementExtension\Logs";
    private const string PublishingScript = "Publish-OutlookProfile.ps1";
    private const int NotInstalled = 1;

    /// <exception cref="UsageException">The MSI, the transform or their names cannot be used.</exception>
    /// <returns>The files' paths below the folder.</returns>
    public static IReadOnlyList<string> Write(string msi, string? transform, string output, InstallContext context, ContentKeys keys, ApplicationDetails details)
    {
        var package = InstallerPackage.Open(msi, transform is null ? [] : [transform])[0];
        var commands = new InstallCommands(context, context == InstallContext.System ? SystemLogFolder : "%TEMP%");
        var script = DetectionScript.Fill(context, NotInstalled, package.Given?.Json);
        var containerName = Path.ChangeExtension(Path.GetFileName(msi), ".intunewin");
        return OutputFolder.Write(output, [msi, transform, details.Logo?.Path], (folder, _) =>
        {
            IntuneWin.Write(Path.Combine(folder, containerName), transform is null ? [msi] : [msi, transform], package.Information, context, keys, folder);
            File.WriteAllText(Path.Combine(folder, DetectionScript.FileName), script, Encoding.ASCII);
            using var json = File.Create(Path.Combine(folder, "intune.json"));
            IntuneApplication.Write(json, package, context, commands, containerName, script, details);
            File.WriteAllText(Path.Combine(folder, PublishingScript), EmbeddedScript.Read(PublishingScript), Encoding.ASCII);
        });
    }
}
