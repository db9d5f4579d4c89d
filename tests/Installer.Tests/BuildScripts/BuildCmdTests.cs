using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.BuildScripts;

/// <summary>build.cmd, run by Wine's cmd on machines that lack something: one line that says what, and what to do.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "a real machine is not stripped of its tools for a test; runs in Wine")]
public sealed class BuildCmdTests
{
    [TestMethod]
    public void Build_NamesTheSdk_WhenItAndWingetAreMissing()
    {
        using var machine = new BuildMachine();

        ExpectLine(machine, "build.cmd: the .NET SDK 10.0 is missing, and so is winget, which would install it. Get it from https://dotnet.microsoft.com/download/dotnet/10.0");
    }

    [TestMethod]
    public void Build_NamesTheSdk_WhenOnlyAnotherVersionIsThere()
    {
        using var machine = new BuildMachine().WithSdkThatFailsAt("--version");

        ExpectLine(machine, "build.cmd: the .NET SDK 10.0 is missing, and so is winget, which would install it. Get it from https://dotnet.microsoft.com/download/dotnet/10.0");
    }

    [TestMethod]
    public void Build_NamesTheBuildTools_WhenTheyAndWingetAreMissing()
    {
        using var machine = new BuildMachine().WithSdk();

        ExpectLine(machine, "build.cmd: a C++ linker (the Visual C++ build tools) is missing, and so is winget, which would install it. Get it from https://aka.ms/vs/17/release/vs_BuildTools.exe (Desktop development with C++)");
    }

    [TestMethod]
    public void Build_SaysWhatToModify_WhenTheBuildToolsAreThereWithoutCpp()
    {
        using var machine = new BuildMachine().WithSdk().WithBuildTools(cpp: false);

        ExpectLine(machine, "build.cmd: Visual Studio or its Build Tools are there without C++. In the Visual Studio Installer choose Modify, Desktop development with C++, and run build.cmd again.");
    }

    [TestMethod]
    public void Build_NamesTheWindowsSdk_WhenItIsMissing()
    {
        using var machine = new BuildMachine().WithSdk().WithBuildTools(cpp: true);

        ExpectLine(machine, "build.cmd: the Windows SDK is missing, without which the C++ linker has no kernel32.lib. Run: winget install --exact --id Microsoft.WindowsSDK.10.0.26100");
    }

    [TestMethod]
    public void Build_Builds_WhenNothingIsMissing()
    {
        using var machine = new BuildMachine().WithSdk().WithBuildTools(cpp: true).WithWindowsSdk().WithArtifacts();

        var (exit, lines) = machine.Build();

        Assert.AreEqual(0, exit, string.Join('\n', lines));
        Assert.IsNotEmpty(lines.Where(text => text.StartsWith("Done, at ", StringComparison.Ordinal)));
        Assert.StartsWith("build Installer.sln -c Release", machine.DotNetCalls().Last());
    }

    [TestMethod]
    public void Build_SaysSo_WhenItsFolderIsOnAShare()
    {
        using var machine = new BuildMachine().WithSdk();

        var (exit, lines) = machine.BuildOnAShare();

        Assert.AreEqual(1, exit);
        Assert.HasCount(1, lines, string.Join('\n', lines));
        Assert.AreEqual("build.cmd: this folder is on a share, where neither cmd nor the native linker works. Copy it to a local disk.", lines[0]);
        Assert.IsEmpty(machine.DotNetCalls());
    }

    [TestMethod]
    public void Build_RestartsNothing_WhenItInstallsTheBuildTools()
    {
        using var machine = new BuildMachine().WithSdk().WithWinget();

        var (exit, lines) = machine.Build();

        Assert.AreEqual(1, exit);
        Assert.AreEqual("build.cmd: the Visual C++ build tools are not there. If their installer wants a restart, restart when it suits you, and run build.cmd again.", lines[^1]);
        Assert.Contains("asks for an administrator", lines[^2]);
        Assert.Contains("--quiet --wait --norestart --add Microsoft.VisualStudio.Workload.VCTools", machine.WingetCalls().Single());
    }

    [TestMethod]
    public void Build_SaysSo_WhenWingetDoesNotInstallTheSdk()
    {
        using var machine = new BuildMachine().WithSdkThatFailsAt("--version").WithWinget();

        var (exit, lines) = machine.Build();

        Assert.AreEqual(1, exit);
        Assert.StartsWith("build.cmd: the .NET SDK 10.0 is not there: winget could not install it", lines[^1]);
        Assert.StartsWith("install --exact --id Microsoft.DotNet.SDK.10 ", machine.WingetCalls().Single());
    }

    /// <summary>The exit code of an exception that nobody catches is negative, which "if errorlevel 1" takes for success.</summary>
    [TestMethod]
    public void Build_Fails_WhenDotnetCrashes()
    {
        using var machine = new BuildMachine().WithSdkThatCrashesAt("build").WithBuildTools(cpp: true).WithWindowsSdk().WithArtifacts();

        var (exit, lines) = machine.Build();

        Assert.AreEqual(1, exit);
        Assert.IsEmpty(lines.Where(line => line.StartsWith("Done", StringComparison.Ordinal)));
    }

    /// <summary>Each of these installs the package, which Outlook would overwrite; so would a test.</summary>
    [TestMethod]
    [DataRow("test")]
    [DataRow("demo")]
    [DataRow("bench")]
    [DataRow("accept")]
    public void Word_IsRefused_WhenOutlookIsOpen(string word)
    {
        using var machine = new BuildMachine().WithSdk().WithBuildTools(cpp: true).WithWindowsSdk().WithArtifacts().WithOpenOutlook();

        var (exit, lines) = machine.Build(word);

        Assert.AreEqual(1, exit, string.Join('\n', lines));
        Assert.AreEqual($"build.cmd: Outlook is open and would overwrite the profile. Close it, and run build.cmd {word} again.", lines[^1]);
        Assert.StartsWith("build ", machine.DotNetCalls()[^1]);
    }

    [TestMethod]
    public void Test_RunsEveryProject_WhenOneCrashes()
    {
        using var machine = new BuildMachine().WithSdkThatCrashesAt("OutlookProfile.Tests").WithBuildTools(cpp: true).WithWindowsSdk().WithArtifacts();

        var (exit, lines) = machine.Build("test");

        Assert.AreEqual(1, exit, string.Join('\n', lines));
        Assert.AreEqual("build.cmd: failed: OutlookProfile.Tests", lines[^1]);
    }

    [TestMethod]
    public void Test_RunsEveryProject_WhenOneFails()
    {
        using var machine = new BuildMachine().WithSdkThatFailsAt("OutlookProfile.Tests").WithBuildTools(cpp: true).WithWindowsSdk().WithArtifacts();

        var (exit, lines) = machine.Build("test");

        Assert.AreEqual(1, exit, string.Join('\n', lines));
        Assert.AreEqual("build.cmd: failed: OutlookProfile.Tests", lines[^1]);
        Assert.HasCount(4, machine.DotNetCalls().Where(call => call.StartsWith("test ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Help_IsHelp_OnAnyMachine()
    {
        using var machine = new BuildMachine();

        var (exit, lines) = machine.Build("--help");

        Assert.AreEqual(0, exit);
        Assert.StartsWith("Builds into artifacts\\", lines[0]);
        Assert.IsNotEmpty(lines.Where(line => line.StartsWith("build.cmd demo ", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("tset", "build.cmd: tset is none of its words, which are test, bench, demo, sign, accept and help")]
    [DataRow("test demo", "build.cmd: one word at most: test, bench, demo, sign, accept or help")]
    public void Word_IsRefused_WhenUnknown(string words, string line)
    {
        using var machine = new BuildMachine().WithSdk();

        var (exit, lines) = machine.Build(words);

        // 2; Wine's cmd makes 1 of it.
        Assert.AreNotEqual(0, exit, string.Join('\n', lines));
        Assert.AreEqual(line, lines[0]);
        Assert.IsEmpty(machine.DotNetCalls());
    }

    private static void ExpectLine(BuildMachine machine, string line)
    {
        var (exit, lines) = machine.Build();

        Assert.AreEqual(1, exit);
        Assert.AreEqual(line, lines.Single());
    }
}
