using System;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>This Windows machine, as the current user.</summary>
internal sealed class WindowsTestMachine : TestMachine
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("outlookprofile");

    protected override string HostFolder => folder.FullName;

    protected override string Folder => folder.FullName;

    public override string InstallFolder => Path.Combine(LocalAppData, "Programs", "Outlook Profile");

    public override string StateFolder => Path.Combine(LocalAppData, "OutlookProfile");

    private static string LocalAppData => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);

    protected override string Tool => Path.Combine(InstallFolder, "outlookprofile.exe");

    public override void Dispose() => folder.Delete(recursive: true);

    protected override int Run(string line) => ProcessRunner.Run(line, Path.Combine(folder.FullName, "output.txt")).ExitCode;
}
