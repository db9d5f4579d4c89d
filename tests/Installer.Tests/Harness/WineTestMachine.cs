using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>A Wine prefix of its own, gone after the test.</summary>
internal class WineTestMachine : TestMachine
{
    private static readonly Lazy<byte[]> CloseKey = new(() => CompiledProgram.Compile("tests/Installer.Tests/Harness/close-key.c", "advapi32"));

    private readonly WinePrefix prefix;

    /// <param name="display">The X server for windows (DISPLAY); none when empty.</param>
    public WineTestMachine(string display = "")
    {
        prefix = WinePrefix.Create(display);
        Directory.CreateDirectory(HostFolder);
    }

    protected override string HostFolder => Path.Combine(prefix.Path, "drive_c", "test");

    protected override string Folder => @"C:\test";

    /// <summary>Wine takes Program Files for all installations.</summary>
    public override string InstallFolder => Path.Combine(prefix.Path, "drive_c", "Program Files", "Outlook Profile");

    public override string StateFolder =>
        Path.Combine(prefix.Path, "drive_c", "users", Environment.UserName, "AppData", "Local", "OutlookProfile");

    /// <summary>The user's, as a folder on the host.</summary>
    public string TemporaryFolder => Path.Combine(prefix.Path, "drive_c", "users", Environment.UserName, "Temp");

    protected override string Tool => @"C:\Program Files\Outlook Profile\outlookprofile.exe";

    public override void Dispose() => prefix.Dispose();

    /// <summary>Makes a key of HKEY_CURRENT_USER, and closes it to everybody's writing. Wine keeps to that for as long as its server runs.</summary>
    public void CloseToWriting(string key)
    {
        ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [HKEY_CURRENT_USER\{key}]

            """);
        var error = Run($"\"{Place("close-key.exe", CloseKey.Value)}\" {key}");
        if (error != 0)
        {
            throw new InvalidOperationException($"{key} was not closed: Windows error {error}");
        }
    }

    protected override int Run(string line)
    {
        var result = prefix.Run(Prepare(line));
        return ExitCode ?? throw new InvalidOperationException($"wine did not run '{line}': {result.Output}");
    }

    /// <summary>Starts one line of a batch file, and does not wait for it.</summary>
    public Process Start(string line) => prefix.Start(Prepare(line));

    /// <summary>Starts a program that was placed, beside the lines, and does not wait for it. It ends with the machine.</summary>
    protected Process StartBeside(string program, string argument) => prefix.Start($"wine '{program}' '{argument}'");

    /// <summary>The exit code of the last line that was run, all 32 bits of it; null while it runs.</summary>
    public int? ExitCode => File.Exists(ExitFile) && int.TryParse(File.ReadAllText(ExitFile), CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>A file that was placed, or made there.</summary>
    public string HostPath(string name) => Path.Combine(HostFolder, name);

    private string ExitFile => HostPath("exit.txt");

    /// <summary>The command that runs a line as a batch file: the exit status of a Linux process is one byte, and quotes on wine's own command line arrive escaped.</summary>
    private string Prepare(string line)
    {
        File.WriteAllText(HostPath("run.bat"), $"@echo off\r\n{line}\r\n>{Folder}\\exit.txt echo %ERRORLEVEL%\r\n");
        File.Delete(ExitFile);
        return $"wine cmd /c '{Folder}\\run.bat'";
    }
}
