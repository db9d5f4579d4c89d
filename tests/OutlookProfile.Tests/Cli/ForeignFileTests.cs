using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Commands;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Cli;

/// <summary>Every command that reads a file, given something else: one line, wrong usage, at once and in little memory.</summary>
[TestClass]
public sealed class ForeignFileTests
{
    private static readonly string Acme = Path.Combine(TestData.Repository, "config", "acme.json");

    private readonly WorkFolder folder = new();

    public static IEnumerable<object[]> Commands =>
    [
        ["validate FILE"],
        ["plan FILE"],
        ["capture --reg FILE"],
        ["transform --msi FILE --config ACME --output OUT"],
        ["transform --msi BASE --config FILE --output OUT"],
        ["transform --msi BASE --sites FILE --output OUT"],
        ["transform --msi BASE --show FILE"],
        ["package msi --msi BASE --transform FILE --output OUT"],
        ["package intune --msi FILE --output OUT"],
        ["package intune --msi BASE --keys FILE --output OUT"],
        ["package configmgr --msi BASE --transform FILE --output OUT"],
        ["show --journal FILE"],
    ];

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Commands))]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Command_RefusesADevice_ThatNeverEnds(string command) =>
        AssertRefused(command, "/dev/zero", "/dev/zero: this is a pipe or a device, expected a file");

    [TestMethod]
    [DynamicData(nameof(Commands))]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Command_RefusesAPipe_ThatNobodyWritesTo(string command)
    {
        var path = folder.PathTo("pipe");
        ToolProcess.Run("mkfifo", path);
        AssertRefused(command, path, path + ": this is a pipe or a device, expected a file");
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Command_RefusesAFile_OfGigabytes(string command)
    {
        var path = folder.PathTo("huge");
        using (var file = File.Create(path))
        {
            // Sparse: it takes no space.
            file.SetLength(8L << 30);
        }

        AssertRefused(command, path, path + ": the file is larger than ");
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Command_RefusesAFolder(string command) => AssertRefused(command, folder.Root, folder.Root + ": this is a folder, expected a file");

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Command_RefusesWhatIsNotThere(string command) => AssertRefused(command, folder.PathTo("none"), folder.PathTo("none") + ": there is no such file");

    /// <summary>The path comes out of somebody's registry export.</summary>
    [TestMethod]
    [DataRow(@"C:\Users\jane\acme.com.xml", true)]
    [DataRow("C:/Users/jane/acme.com.xml", true)]
    [DataRow("acme.com.xml", true)]
    [DataRow("../secret.xml", false)]
    [DataRow(@"..\secret.xml", false)]
    [DataRow(@"x/..\../secret.xml", false)]
    [DataRow("/etc/passwd", false)]
    [DataRow("..", false)]
    [DataRow("", false)]
    public void Capture_ReadsFilesBesideTheExportOnly_WhateverPathItNames(string path, bool found)
    {
        Directory.CreateDirectory(folder.PathTo("export"));
        folder.Write("secret.xml", "secret");
        folder.Write("export/acme.com.xml", "response");
        var content = CaptureCommand.ReadBeside(folder.PathTo("export/user.reg"), path);
        Assert.AreEqual(found ? "response" : null, content is null ? null : System.Text.Encoding.UTF8.GetString(content));
    }

    private void AssertRefused(string command, string path, string error)
    {
        var words = command.Split(' ').Select(word => word switch
        {
            "FILE" => path,
            "ACME" => Acme,
            "BASE" => folder.WritePackage(),
            "OUT" => folder.PathTo("out"),
            _ => word,
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = ProgramRun.Of([.. words]);
        Assert.IsLessThan(32L << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode), run.Error);
        StringAssert.StartsWith(run.Error, error);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'), run.Error);
        Assert.IsFalse(Path.Exists(folder.PathTo("out")));
    }
}
