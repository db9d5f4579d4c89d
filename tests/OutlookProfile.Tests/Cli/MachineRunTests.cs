using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli.Commands;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Tests.Installation;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Cli;

/// <summary>The tool's runs on a machine: its exit codes, its log and its events, on journals and logs of a real disk.</summary>
[TestClass]
public sealed class MachineRunTests
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "outlookprofile-run-" + Guid.NewGuid().ToString("N"));
    private readonly List<string> events = [];
    private readonly StringWriter error = new() { NewLine = "\n" };

    private string LogFile => Path.Combine(root, ProductFolders.Name, "Logs", "outlookprofile.log");

    [TestCleanup]
    public void RemoveFolder()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [TestMethod]
    public void Undo_SucceedsAndSaysSo_WhenThereIsNothingToUndo()
    {
        Assert.AreEqual(OutlookProfile.Cli.ExitCode.Done, Undo(TimeSpan.Zero));

        Assert.AreEqual("Removed There was no profile to remove.", events.Single());
        Assert.IsFalse(Directory.Exists(Path.Combine(root, ProductFolders.Name, JournalFolder.FolderName)), "it left its folder behind");
    }

    [TestMethod]
    public void Verify_LeavesNoFolderBehind_WhenNothingIsInstalled()
    {
        var folder = Folder();
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").Machine() with { Journals = folder, Lock = () => folder.Lock(TimeSpan.Zero), CleanUp = folder.DeleteWhenEmpty };

        Assert.IsNotEmpty(new ProfileVerification(machine).FindDifferences(TestData.Acme));

        Assert.IsFalse(Directory.Exists(Path.Combine(root, ProductFolders.Name)));
    }

    [TestMethod]
    public void Undo_IsToBeTriedAgainAndSaysWhy_WhenAnotherToolDoesNotEndInTime()
    {
        using (Folder().Lock(TimeSpan.Zero))
        {
            Assert.AreEqual(1618, Undo(TimeSpan.FromMilliseconds(300)));
        }

        StringAssert.StartsWith(events.Single(), "TryLater Another run works on profiles");
        StringAssert.Contains(error.ToString(), "Another run works on profiles");
        StringAssert.Contains(File.ReadAllText(LogFile), $"[{Environment.ProcessId}] Another run works on profiles");
    }

    [TestMethod]
    public async Task Undo_WaitsAndSucceeds_WhenTheOtherToolEndsInTime()
    {
        var held = Folder().Lock(TimeSpan.Zero);
        var second = Task.Run(() => Undo(TimeSpan.FromSeconds(30)));
        await Task.Delay(200);
        Assert.IsFalse(second.IsCompleted, "it did not wait");
        held.Dispose();

        Assert.AreEqual(OutlookProfile.Cli.ExitCode.Done, await second);
    }

    [TestMethod]
    public void Log_KeepsTheLinesOfBoth_WhenTwoToolsWrite()
    {
        using (RunLog first = Log(), second = Log())
        {
            first.Write($"one by the first");
            second.Write($"one by the second");
            first.Write($"another by the first");
        }

        var lines = File.ReadAllLines(LogFile).Select(line => line[(line.IndexOf(']') + 2)..]);
        CollectionAssert.AreEqual(new[] { "one by the first", "one by the second", "another by the first" }, lines.ToArray());
    }

    [TestMethod]
    [DataRow(false, OutlookProfile.Cli.ExitCode.Done)]
    [DataRow(true, 1618)]
    public void Result_StaysWhatItIs_WhenTheEventLogTakesNothing(bool busy, int code)
    {
        foreach (var refusal in new Exception[] { new IOException("The event log is full."), new UnauthorizedAccessException("The event log is closed.") })
        {
            using var held = busy ? Folder().Lock(TimeSpan.Zero) : null;

            Assert.AreEqual(code, Undo(TimeSpan.Zero, (_, _) => throw refusal));

            StringAssert.Contains(File.ReadAllText(LogFile), refusal.Message);
        }
    }

    [TestMethod]
    public void Show_GoesOn_WhenAFileIsDamagedOrCannotBeRead()
    {
        var folder = Folder();
        using var held = new FileStream(Path.Combine(folder.Path, "S-1-5-21-1-2-3-1000.undo"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        folder.Replace("S-1-5-21-1-2-3-1001.undo", [1, 2, 3]);
        folder.Replace("S-1-5-21-1-2-3-1002.undo", RecordOfOneValue());
        folder.Replace("S-1-5-21-1-2-3-1003.undo.damaged", [1, 2, 3]);
        var output = new StringWriter { NewLine = "\n" };

        ShowCommand.ShowFolder(output, folder);

        StringAssert.Contains(output.ToString(), "4 files");
        StringAssert.Contains(output.ToString(), "S-1-5-21-1-2-3-1000.undo'");
        StringAssert.Contains(output.ToString(), "  S-1-5-21-1-2-3-1001.undo (offset 0): ");
        StringAssert.Contains(output.ToString(), "  S-1-5-21-1-2-3-1003.undo.damaged (offset 0): ", "what was put aside is for support to see");
        StringAssert.Contains(output.ToString(), "\n\nS-1-5-21-1-2-3-1002.undo\n  key 'k': absent -> there\n  value 'v'");
    }

    /// <summary>An undo record with one value in it.</summary>
    private static byte[] RecordOfOneValue()
    {
        var world = new Transactions.World();
        world.Install(Transactions.World.Plan(new OutlookProfile.Changes.SetValue("k", OutlookProfile.Registry.RegistryValue.DWord("v", 1), $"")));
        return world.Store.Read(world.Store.List().Single())!;
    }

    private int Undo(TimeSpan patience, Action<EventId, Text>? report = null)
    {
        var folder = Folder();
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").Machine() with
        {
            Journals = folder,
            Lock = () => folder.Lock(patience),
            CleanUp = folder.DeleteWhenEmpty,
        };
        using var log = Log();
        return MachineRun.Do(machine, log, report ?? ((id, text) => events.Add($"{id} {text}")), UndoCommand.Undo);
    }

    private JournalFolder Folder() => JournalFolder.OpenForUser(Path.Combine(root, ProductFolders.Name));

    private RunLog Log() => RunLog.Open(root, error);
}
