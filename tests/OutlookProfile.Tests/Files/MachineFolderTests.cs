using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Files;

/// <summary>Whatever a standard user puts where the machine's folder should be, before or while it is made.</summary>
[TestClass]
[TestCategory("Windows")]
public sealed class MachineFolderTests
{
    private readonly string parent = Directory.CreateTempSubdirectory("outlookprofile-machine-").FullName;
    private readonly MemoryRegistry registry = new();
    private readonly List<string> moved = [];

    /// <summary>What is in the way, by path; how often it comes back once it was moved.</summary>
    private readonly Dictionary<string, (Exception Why, bool CanBeMoved, int ComesBack)> planted = [];

    private string Usual => Path.Combine(parent, ProductFolders.Name);

    private string? Recorded => registry.GetValue(MachineFolder.Key, MachineFolder.ValueName)?.AsText();

    [TestCleanup]
    public void RemoveParent() => Directory.Delete(parent, recursive: true);

    [TestMethod]
    public void Open_TakesTheUsualName_WhenNobodyIsInTheWay()
    {
        Assert.AreEqual(Usual, Opened());
        Assert.IsNull(Recorded);
        Assert.IsEmpty(moved);
    }

    [TestMethod]
    [DataRow(false, DisplayName = "somebody else's")]
    [DataRow(true, DisplayName = "one that denies access")]
    public void Open_MovesAside_WhatIsInTheWay(bool denied)
    {
        planted[Usual] = (Refusal(denied), CanBeMoved: true, ComesBack: 0);

        Assert.AreEqual(Usual, Opened());

        StringAssert.StartsWith(moved.Single(), Usual + ".foreign-");
        Assert.IsNull(Recorded);
    }

    [TestMethod]
    [DataRow(false, false, DisplayName = "held open by its owner")]
    [DataRow(true, false, DisplayName = "denied and held open")]
    [DataRow(false, true, DisplayName = "made again as soon as it was moved")]
    public void Open_TakesAnotherName_WhatCannotBeGotRidOf(bool denied, bool canBeMoved)
    {
        planted[Usual] = (Refusal(denied), canBeMoved, ComesBack: 1000);

        var path = Opened();

        StringAssert.StartsWith(path, Usual + "-");
        Assert.AreEqual(Path.GetFileName(path), Recorded);
        Assert.AreEqual(path, Opened(), "the next run finds what this one has kept");
        Assert.AreEqual(path, Folder().Path);
    }

    [TestMethod]
    public void Open_TakesAThirdName_WhenTheOtherOneIsTakenToo()
    {
        registry.SetValue(MachineFolder.Key, RegistryValue.String(MachineFolder.ValueName, ProductFolders.Name + "-1"));
        planted[Usual + "-1"] = (Refusal(false), CanBeMoved: false, ComesBack: 0);

        var path = Opened();

        Assert.AreNotEqual(Usual + "-1", path);
        Assert.AreEqual(Path.GetFileName(path), Recorded);
    }

    [TestMethod]
    [DataRow(@"..\Windows")]
    [DataRow(@"OutlookProfile-\..\..\Windows")]
    [DataRow("OutlookProfile-:stream")]
    [DataRow("Windows")]
    public void Path_LeavesProgramDataNever_WhateverIsRecorded(string name)
    {
        registry.SetValue(MachineFolder.Key, RegistryValue.String(MachineFolder.ValueName, name));
        Assert.AreEqual(Usual, Folder().Path);
    }

    [TestMethod]
    public void Forget_LeavesNoKeyBehind_WhenTheFolderIsGone()
    {
        planted[Usual] = (Refusal(false), CanBeMoved: false, ComesBack: 0);
        var path = Opened();
        Folder().Forget();
        Assert.IsNotNull(Recorded, "the folder is still there");
        Directory.Delete(path);

        Folder().Forget();

        Assert.IsFalse(registry.KeyExists(MachineFolder.Key));
    }

    private static Exception Refusal(bool denied) => denied ? new UnauthorizedAccessException("denied") : new ForeignFolderException($"theirs");

    private MachineFolder Folder() => new(parent, registry, Ensure, Rename);

    private string Opened()
    {
        using var folder = Folder().Open();
        return folder.Path;
    }

    private ProtectedFolder Ensure(string path) =>
        planted.TryGetValue(path, out var found) ? throw found.Why : ProtectedFolder.EnsureOwned(path, FolderOwner.Machine);

    private void Rename(string path, string newPath)
    {
        var found = planted[path];
        if (!found.CanBeMoved)
        {
            throw new IOException("The process cannot access the file because it is being used by another process. (Windows error 32)");
        }

        moved.Add(newPath);
        planted.Remove(path);
        if (found.ComesBack > 0)
        {
            planted[path] = found with { ComesBack = found.ComesBack - 1 };
        }
    }
}
