using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Configuration;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The detection script, run with an installed program that answers as the test says.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
[UnsupportedOSPlatform("windows")]
public sealed class DetectionScriptTests
{
    private const int Intune = 1;
    private const int ConfigMgr = 0;

    [TestMethod]
    [DataRow(Intune)]
    [DataRow(ConfigMgr)]
    public void Script_PrintsOneLine_WhenEverythingIsAsConfigured(int notInstalled)
    {
        using var machine = new Machine("echo 'As configured: Corporate Mail, 3 users'");

        var (output, exitCode) = machine.Detect(InstallContext.System, notInstalled, null);

        CollectionAssert.AreEqual(new[] { "As configured: Corporate Mail, 3 users" }, output.ToArray());
        Assert.AreEqual(0, exitCode);
    }

    [TestMethod]
    [DataRow(Intune)]
    [DataRow(ConfigMgr)]
    public void Script_IsSilentAndSaysNotInstalled_WhenAValueDiffers(int notInstalled)
    {
        using var machine = new Machine("echo 'S-1-5-21-1: 00036623 is 2d,00,00,00' >&2; exit 1");

        var (output, exitCode) = machine.Detect(InstallContext.System, notInstalled, null);

        Assert.IsEmpty(output);
        Assert.AreEqual(notInstalled, exitCode);
    }

    [TestMethod]
    public void Script_DistrustsOutput_WhenTheProgramFails()
    {
        using var machine = new Machine("echo 'As configured'; exit 3", InstallContext.User);

        var (output, exitCode) = machine.Detect(InstallContext.User, Intune, null);

        Assert.IsEmpty(output);
        Assert.AreEqual(Intune, exitCode);
    }

    [TestMethod]
    [DataRow(Intune)]
    [DataRow(ConfigMgr)]
    public void Script_SaysNotInstalled_WhenThereIsNoProgram(int notInstalled)
    {
        using var machine = new Machine(program: null);

        var (output, exitCode) = machine.Detect(InstallContext.System, notInstalled, null);

        Assert.IsEmpty(output);
        Assert.AreEqual(notInstalled, exitCode);
    }

    [TestMethod]
    [DataRow(InstallContext.System, InstallContext.System, "verify --state --all-users")]
    [DataRow(InstallContext.User, InstallContext.User, "verify --state")]
    [DataRow(InstallContext.User, InstallContext.System, null)]
    [DataRow(InstallContext.System, InstallContext.User, null)]
    public void Script_LooksWhereItsContextInstalls(InstallContext installed, InstallContext detected, string? arguments)
    {
        using var machine = new Machine("echo \"$@\"", installed);

        var (output, _) = machine.Detect(detected, Intune, null);

        Assert.AreEqual(arguments, output.SingleOrDefault());
    }

    [TestMethod]
    public void Script_ComparesWithItsOwnConfiguration_WhenItHasOne()
    {
        var configuration = ConfigurationWriter.Write(TestData.Configuration("""{ "profile": { "name": "Größe 日本" }, "mailbox": { "user": "O'Neil 'A'" }, "server": { "fqdn": "mail.acme.com" } }"""));
        using var machine = new Machine("echo \"$1 $3 $2\"; cat \"$2\"");

        var (output, exitCode) = machine.Detect(InstallContext.System, Intune, configuration);

        Assert.AreEqual(0, exitCode);
        StringAssert.StartsWith(output[0], "verify --all-users /");
        Assert.AreEqual(configuration, ConfigurationWriter.Write(ConfigurationReader.Read(string.Join('\n', output.Skip(1)), "detection")));
        Assert.IsFalse(File.Exists(output[0].Split(' ')[2]), "the temporary file is left");
    }

    [TestMethod]
    public void Script_LooksForTheFolderAndTheFile_ThatThePackageInstalls()
    {
        XNamespace wix = "http://wixtoolset.org/schemas/v4/wxs";
        var package = XDocument.Load(Path.Combine(TestData.Repository, "installer", "Package.wxs"));

        var folder = package.Descendants(wix + "Directory").Single(directory => (string?)directory.Attribute("Id") == "InstallFolder");
        var file = package.Descendants(wix + "File").Single(file => (string?)file.Attribute("Id") == "ToolExe");

        // For one user Windows takes it for AppData\Local\Programs.
        Assert.AreEqual("ProgramFiles64Folder", (string?)folder.Parent!.Attribute("Id"));
        StringAssert.Contains(File.ReadAllText(DeployScripts.Detection), $"[IO.Path]::Combine($folder, '{(string?)folder.Attribute("Name")}', '{(string?)file.Attribute("Name")}')");
    }

    /// <summary>A machine where the product is installed for all users, for the user, or not at all.</summary>
    private sealed class Machine : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly PowerShellHost host = new();

        /// <param name="program">What outlookprofile.exe does, for sh; null when it is not installed.</param>
        public Machine(string? program, InstallContext installed = InstallContext.System)
        {
            if (program is not null)
            {
                var programs = installed == InstallContext.System ? "Program Files" : "AppData/Local/Programs";
                var path = folder.Write($"{programs}/Outlook Profile/outlookprofile.exe", Encoding.UTF8.GetBytes("#!/bin/sh\n" + program + "\n"));
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            host.SetVariable("folder", folder.Path);
            host.Define("$env:ProgramW6432 = \"$folder/Program Files\"; $env:LOCALAPPDATA = \"$folder/AppData/Local\"");
        }

        public (IReadOnlyList<string> Output, int ExitCode) Detect(InstallContext context, int notInstalled, string? configuration)
        {
            var script = folder.Write(DetectionScript.FileName, Encoding.ASCII.GetBytes(DetectionScript.Fill(context, notInstalled, configuration)));
            var output = host.Invoke($"& '{script}'");
            return (output, (int)host.Variable("LASTEXITCODE")!);
        }

        public void Dispose()
        {
            host.Dispose();
            folder.Dispose();
        }
    }
}
