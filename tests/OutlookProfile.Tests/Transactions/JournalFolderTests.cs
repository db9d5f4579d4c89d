using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Transactions;

/// <summary>The folder on a real disk.</summary>
[TestClass]
[TestCategory("Windows")]
public sealed class JournalFolderTests
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "outlookprofile-folder-" + Guid.NewGuid().ToString("N"));

    private readonly List<JournalFolder> opened = [];

    private string State => Path.Combine(root, "State");

    [TestCleanup]
    public void RemoveFolder()
    {
        // While one is held, Windows deletes neither it nor what it lies in.
        opened.ForEach(folder => folder.Dispose());
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [TestMethod]
    [DataRow(FolderOwner.CurrentUser)]
    [DataRow(FolderOwner.Machine)]
    public void Open_MakesTheFolders_AndTakesThemAgain(FolderOwner owner)
    {
        var state = Path.Combine(owner == FolderOwner.Machine ? Path.Combine(root, ProductFolders.Name) : root, "State");
        Assert.AreEqual(state, Open(owner).Path);
        Open(owner).Replace("x", [1]);
        CollectionAssert.AreEqual(new byte[] { 1 }, Open(owner).Read("x"));
    }

    [TestMethod]
    public void Open_LetsNobodyElseIn()
    {
        Open().Dispose();
        Assert.AreEqual("", AccessOfOthers(State));

        // Neither through a folder that was open to everybody before.
        Directory.Delete(State);
        Directory.CreateDirectory(State);
        Open();
        Assert.AreEqual("", AccessOfOthers(State));
    }

    [TestMethod]
    public void Open_IsRefused_WhenAFileIsInTheWay()
    {
        Directory.CreateDirectory(root);
        File.WriteAllBytes(State, []);
        Assert.Throws<IOException>(() => Open());
    }

    [TestMethod]
    public void Store_KeepsItsFiles()
    {
        var folder = Open();
        Assert.IsNull(folder.Read("a"));
        folder.Replace("a", [1, 2, 3]);
        using (var file = folder.Open("a"))
        {
            file.Write(2, [9, 9]);
            file.Write(4, [8]);

            // Support may look while a run is at work.
            CollectionAssert.AreEqual(new byte[] { 1, 2, 9, 9, 8 }, folder.Read("a"));
            file.Write(1, []);
        }

        folder.Replace("b", []);
        folder.Rename("a", "b");
        CollectionAssert.AreEqual(new byte[] { 1 }, folder.Read("b"));
        CollectionAssert.AreEqual(new[] { "b" }, folder.List().ToArray());
        folder.Delete("b");
        folder.Delete("b");
        Assert.IsEmpty(folder.List());
        Assert.Throws<FileNotFoundException>(() => folder.Open("a"));
    }

    [TestMethod]
    public void Lock_IsRefusedAfterTheWait_WhenAnotherRunHoldsIt()
    {
        var folder = Open();
        using var held = folder.Lock(TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        var error = Assert.ThrowsExactly<TransactionBusyException>(() => Open().Lock(TimeSpan.FromMilliseconds(300)));
        Assert.IsGreaterThan(250, watch.ElapsedMilliseconds);
        Assert.Contains("Another run works on profiles", error.Message);
        Assert.AreEqual(1618, TransactionBusyException.ExitCode);
        Assert.IsEmpty(folder.List());
    }

    [TestMethod]
    public async Task Lock_IsGiven_WhenTheOtherRunEndsInTime()
    {
        var folder = Open();
        var held = folder.Lock(TimeSpan.Zero);
        var waiting = Task.Run(() => folder.Lock(TimeSpan.FromSeconds(20)));
        await Task.Delay(150);
        Assert.IsFalse(waiting.IsCompleted);
        held.Dispose();
        using var second = await waiting;
    }

    [TestMethod]
    public async Task Lock_IsGivenInANewFolder_WhenTheOtherRunRemovesTheFolderAtItsEnd()
    {
        var first = Open();
        var second = Open();
        var held = first.Lock(TimeSpan.Zero);
        var waiting = Task.Run(() => second.Lock(TimeSpan.FromSeconds(20)));
        await Task.Delay(150);
        Assert.IsFalse(waiting.IsCompleted);

        // On Windows the waiting run holds the folder, so that it stays.
        held.Dispose();
        first.DeleteWhenEmpty();

        using (await waiting)
        {
            second.Replace("x", [1]);
            CollectionAssert.AreEqual(new[] { "x" }, second.List().ToArray());
        }
    }

    [TestMethod]
    public void Lock_IsGivenInANewFolder_WhenTheFolderHasVanished()
    {
        var folder = Open();
        Open().DeleteWhenEmpty();
        if (!OperatingSystem.IsWindows())
        {
            Assert.IsFalse(Directory.Exists(State));
        }

        using (folder.Lock(TimeSpan.FromSeconds(1)))
        {
            Assert.IsTrue(Directory.Exists(State));
        }
    }

    [TestMethod]
    public void Run_LeavesNothingBehind_WhenItIsUndone()
    {
        var folder = Open();
        var registry = new MemoryRegistry();
        var before = RegistrySnapshot.Take(registry, "");
        var plan = World.Plan(
            new OutlookProfile.Changes.SetValue("k", RegistryValue.DWord("v", 1), $""),
            new OutlookProfile.Changes.WriteFile(Path.Combine(root, "made", "file"), [1, 2, 3], $""));
        using (folder.Lock(TimeSpan.Zero))
        {
            using (var transaction = Begin(TransactionKind.Write))
            {
                transaction.Apply(plan);
                transaction.Complete();
                transaction.Commit();
            }

            CollectionAssert.AreEqual(new[] { "user.undo" }, folder.List().ToArray());
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(Path.Combine(root, "made", "file")));
            using (var transaction = Begin(TransactionKind.Removal))
            {
                Assert.IsEmpty(transaction.Remove().Kept);
                transaction.Complete();
                transaction.Commit();
            }
        }

        Assert.AreEqual(before, RegistrySnapshot.Take(registry, ""));
        folder.DeleteWhenEmpty();
        Assert.IsFalse(Directory.Exists(root));

        Transaction Begin(TransactionKind kind) =>
            Transaction.Begin(folder, JournalHeader.Create(Guid.NewGuid(), kind, RunOrigin.Tool, JournalHeader.CurrentUser), registry, new LocalFiles());
    }

    [TestMethod]
    public void DeleteWhenEmpty_KeepsTheFolder_WhenSomethingIsToBeUndone()
    {
        var folder = Open();
        folder.Replace("user.undo", [1]);
        folder.DeleteWhenEmpty();
        CollectionAssert.AreEqual(new[] { "user.undo" }, folder.List().ToArray());
    }

    private JournalFolder Open(FolderOwner owner = FolderOwner.CurrentUser)
    {
        var folder = owner == FolderOwner.Machine ? JournalFolder.OpenForMachine(new MachineFolder(root, new MemoryRegistry())) : JournalFolder.OpenForUser(root);
        opened.Add(folder);
        return folder;
    }

    /// <summary>What anybody but the caller, the system and administrators may do there; "" for nothing.</summary>
    private static string AccessOfOthers(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return string.Join(' ', AccessRulesOfOthers(path));
        }

        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return File.GetUnixFileMode(path) == Mine ? "" : File.GetUnixFileMode(path).ToString();
    }

    [SupportedOSPlatform("windows")]
    private static IEnumerable<string> AccessRulesOfOthers(string path)
    {
        var caller = WindowsIdentity.GetCurrent().User!.Value;
        foreach (FileSystemAccessRule rule in new DirectoryInfo(path).GetAccessControl().GetAccessRules(true, true, typeof(SecurityIdentifier)))
        {
            if (rule.IdentityReference.Value is not ("S-1-5-18" or "S-1-5-32-544") && rule.IdentityReference.Value != caller)
            {
                yield return $"{rule.IdentityReference.Value}:{rule.FileSystemRights}";
            }
        }
    }
}
