using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.BuildScripts;

/// <summary>A bare Windows (Wine's) with build.cmd on it, and stand-ins for the programs that a test says are there. Reads as a sentence.</summary>
internal sealed class BuildMachine : IDisposable
{
    private const string Folder = @"C:\repository";
    private const string DotNet = "Program Files/dotnet/dotnet.exe";

    // build.cmd looks first where dotnet is.
    private const string Winget = "Program Files/dotnet/winget.exe";
    private const string TaskList = "Program Files/dotnet/tasklist.exe";
    private const string VsWhere = "Program Files (x86)/Microsoft Visual Studio/Installer/vswhere.exe";

    private static readonly Lazy<byte[]> Program = new(() => CompiledProgram.Compile("tests/Installer.Tests/BuildScripts/program.c"));

    private readonly WinePrefix prefix = WinePrefix.Create();

    public BuildMachine()
    {
        var repository = Directory.CreateDirectory(Drive("repository")).FullName;
        File.Copy(Repository.PathOf("build.cmd"), Path.Combine(repository, "build.cmd"));
    }

    public BuildMachine WithSdk() => With(DotNet, "");

    /// <summary>dotnet fails when its command line holds the text.</summary>
    public BuildMachine WithSdkThatFailsAt(string text)
    {
        With(DotNet, "");
        File.WriteAllText(Drive(DotNet) + ".fails", text);
        return this;
    }

    /// <summary>dotnet ends as .NET does on an exception that nobody catches, when its command line holds the text.</summary>
    public BuildMachine WithSdkThatCrashesAt(string text)
    {
        With(DotNet, "");
        File.WriteAllText(Drive(DotNet) + ".crashes", text);
        return this;
    }

    /// <summary>A winget that installs nothing.</summary>
    public BuildMachine WithWinget() => With(Winget, "");

    public BuildMachine WithOpenOutlook() => With(TaskList, "OUTLOOK.EXE                   4242 Console                    1     98,304 K\r\n");

    public BuildMachine WithBuildTools(bool cpp)
    {
        With(VsWhere, @"C:\BuildTools");
        File.WriteAllText(Drive(VsWhere) + ".requires.txt", cpp ? @"C:\BuildTools" : "");
        return this;
    }

    public BuildMachine WithWindowsSdk()
    {
        Write("Kits/10/Lib/10.0.26100.0/um/x64/kernel32.lib", []);
        Cmd(@"reg add ""HKLM\SOFTWARE\WOW6432Node\Microsoft\Microsoft SDKs\Windows\v10.0"" /v InstallationFolder /d C:\Kits\10\ /f");
        return this;
    }

    /// <summary>What the build leaves, as far as build.cmd itself uses it.</summary>
    public BuildMachine WithArtifacts()
    {
        With("repository/artifacts/outlookprofile/outlookprofile.exe", "");
        Write("repository/artifacts/OutlookProfile.msi", [0]);
        Write("repository/artifacts/acme.mst", [0]);
        return this;
    }

    /// <summary>Exit code and what was said, without empty lines.</summary>
    public (int ExitCode, IReadOnlyList<string> Lines) Build(string arguments = "") => Cmd($@"{Folder}\build.cmd {arguments}");

    /// <summary>The same as it sees itself on a share, from which Wine's cmd starts nothing.</summary>
    public (int ExitCode, IReadOnlyList<string> Lines) BuildOnAShare()
    {
        const string Here = @"set ""HERE=%~dp0""";

        var script = File.ReadAllText(Drive("repository/build.cmd"));
        Assert.Contains(Here, script);
        File.WriteAllText(Drive("repository/build.cmd"), script.Replace(Here, @"set ""HERE=\\server\share\"""));
        return Build();
    }

    /// <summary>The command lines with which dotnet was called.</summary>
    public IReadOnlyList<string> DotNetCalls() => Calls(DotNet);

    public IReadOnlyList<string> WingetCalls() => Calls(Winget);

    public void Dispose() => prefix.Dispose();

    private (int ExitCode, IReadOnlyList<string> Lines) Cmd(string line)
    {
        File.WriteAllText(Drive("run.bat"), $"@call {line} >C:\\said.txt 2>&1\r\n@>C:\\exit.txt echo %ERRORLEVEL%\r\n");
        var run = prefix.Run(@"wine cmd /c 'C:\run.bat'");
        return File.Exists(Drive("exit.txt"))
            ? (int.Parse(File.ReadAllText(Drive("exit.txt"))), File.ReadAllLines(Drive("said.txt")).Select(said => said.Trim()).Where(said => said.Length > 0).ToArray())
            : throw new InvalidOperationException($"wine did not run '{line}': {run.Output}");
    }

    private string[] Calls(string program)
    {
        var (log, name) = (new FileInfo(Drive(program) + ".log"), Path.GetFileNameWithoutExtension(program));
        return log.Exists
            ? [.. File.ReadAllLines(log.FullName).Select(line => line[(line.IndexOf(name, StringComparison.Ordinal) + name.Length)..].Trim())]
            : [];
    }

    private BuildMachine With(string program, string output)
    {
        Write(program, Program.Value);
        File.WriteAllText(Drive(program) + ".txt", output);
        return this;
    }

    private void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Drive(path))!);
        File.WriteAllBytes(Drive(path), content);
    }

    private string Drive(string path) => Path.Combine(prefix.Path, "drive_c", path);
}
