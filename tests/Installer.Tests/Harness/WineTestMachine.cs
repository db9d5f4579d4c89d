using System;
using System.Globalization;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>A Wine prefix of its own, gone after the test.</summary>
internal sealed class WineTestMachine : TestMachine
{
    private readonly WinePrefix prefix = WinePrefix.Create();

    public WineTestMachine() => Directory.CreateDirectory(HostFolder);

    protected override string HostFolder => Path.Combine(prefix.Path, "drive_c", "test");

    protected override string Folder => @"C:\test";

    /// <summary>Wine takes Program Files for all installations.</summary>
    public override string InstallFolder => Path.Combine(prefix.Path, "drive_c", "Program Files", "Outlook Profile");

    public override string StateFolder =>
        Path.Combine(prefix.Path, "drive_c", "users", Environment.UserName, "AppData", "Local", "OutlookProfile");

    protected override string Tool => @"C:\Program Files\Outlook Profile\outlookprofile.exe";

    public override void Dispose() => prefix.Dispose();

    protected override int Run(string line)
    {
        // The exit status of a Linux process is one byte, and quotes on wine's own command line arrive escaped: both need a batch file.
        var exitFile = Path.Combine(HostFolder, "exit.txt");
        File.WriteAllText(Path.Combine(HostFolder, "run.bat"), $"@echo off\r\n{line}\r\n>{Folder}\\exit.txt echo %ERRORLEVEL%\r\n");
        File.Delete(exitFile);
        var result = prefix.Run($"wine cmd /c '{Folder}\\run.bat'");
        return File.Exists(exitFile)
            ? int.Parse(File.ReadAllText(exitFile), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wine did not run '{line}': {result.Output}");
    }
}
