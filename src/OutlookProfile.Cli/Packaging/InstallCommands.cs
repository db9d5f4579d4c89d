using System.IO;
using OutlookProfile.Cli.Sites;

namespace OutlookProfile.Cli.Packaging;

/// <summary>
/// The command lines that a management system runs in the folder of the MSI. By way of cmd, which replaces the environment
/// variables in the log's path, waits and passes the exit code on: no system promises to replace them itself.
/// </summary>
/// <param name="LogFolder">Must exist on every machine: Windows Installer does not start without its log (1622).</param>
internal sealed record InstallCommands(InstallContext Context, string LogFolder)
{
    public string Install(string msi, string? transform)
    {
        var transforms = transform is null ? "" : $" TRANSFORMS=\"{CheckedName(transform)}\"";
        // Written out, so that neither the package's own default nor a transform decides.
        var scope = Context == InstallContext.System ? "ALLUSERS=1" : "ALLUSERS=2 MSIINSTALLPERUSER=1";
        return $"{Run} /i \"{CheckedName(msi)}\"{transforms} {scope} {Silent("install")}";
    }

    public string Uninstall(string productCode) => $"{Run} /x {productCode} {Silent("uninstall")}";

    // The first text in quotation marks would be the window's title.
    private const string Run = "cmd /c start \"\" /wait msiexec";

    private string Silent(string verb) => $"/qn /norestart /l*v \"{LogFolder}\\OutlookProfile-{verb}.log\"";

    /// <exception cref="UsageException">The name would mean something to msiexec or to cmd.</exception>
    private static string CheckedName(string path)
    {
        var name = Path.GetFileName(path);
        return SiteName.Check(Path.GetFileNameWithoutExtension(name)) is { } expectation
            ? throw new UsageException(path, $"the file's name goes into a command line, expected {expectation}")
            : name;
    }
}
