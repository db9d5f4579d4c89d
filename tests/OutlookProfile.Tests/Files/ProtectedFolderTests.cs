using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Files;

/// <summary>Folders on a real disk of Windows: held, and found in the hands of others.</summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class ProtectedFolderTests
{
    private readonly string root = Directory.CreateTempSubdirectory("outlookprofile-protected-").FullName;
    private readonly MemoryRegistry registry = new();

    private string Product => Path.Combine(root, ProductFolders.Name);

    [TestCleanup]
    public void RemoveRoot() => Directory.Delete(root, recursive: true);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Folder_CanBeNeitherRenamedNorDeleted_WhileItIsHeld(bool isPrivate)
    {
        using (isPrivate ? ProtectedFolder.EnsurePrivate(Product, FolderOwner.Machine) : ProtectedFolder.EnsureOwned(Product, FolderOwner.Machine))
        {
            Assert.Throws<IOException>(() => Directory.Move(Product, Product + "2"));
            Assert.Throws<IOException>(() => Directory.Delete(Product));

            // A second run holds it as well, and both write in it.
            using var second = ProtectedFolder.EnsureOwned(Product, FolderOwner.Machine);
            File.WriteAllBytes(Path.Combine(Product, "x"), [1]);
        }

        Directory.Move(Product, Product + "2");
    }

    /// <summary>Others may read the folder, and so may open it for themselves.</summary>
    [TestMethod]
    public void Folder_IsTakenAllTheSame_WhenAReaderKeepsItOpenForHimself()
    {
        ProtectedFolder.EnsureOwned(Product, FolderOwner.Machine).Dispose();
        using var reader = FolderHandle.OpenForItself(Product);

        using var folder = new MachineFolder(root, registry).Open();

        Assert.AreEqual(Product, folder.Path);
        Assert.IsFalse(registry.KeyExists(MachineFolder.Key));
    }

    [TestMethod]
    public void MachineFolder_MovesAside_WhatIsNoFolder()
    {
        File.WriteAllBytes(Product, [1]);

        using var folder = new MachineFolder(root, registry).Open();

        Assert.AreEqual(Product, folder.Path);
        CollectionAssert.AreEqual(new byte[] { 1 }, File.ReadAllBytes(Directory.GetFiles(root, "*.foreign-*").Single()));
    }

    [TestMethod]
    public void Journals_LieBeside_WhatIsInTheWayAndHeldOpen()
    {
        using var planted = new FileStream(Product, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        using (var journals = JournalFolder.OpenForMachine(new MachineFolder(root, registry)))
        {
            StringAssert.StartsWith(journals.Path, Product + "-");
            journals.Replace("x", [1]);
        }

        using (var journals = JournalFolder.OpenForMachine(new MachineFolder(root, registry)))
        {
            CollectionAssert.AreEqual(new byte[] { 1 }, journals.Read("x"), "the next run finds what this one has kept");
            journals.Delete("x");
            journals.DeleteWhenEmpty();
        }

        CollectionAssert.AreEqual(new[] { Product }, Directory.GetFileSystemEntries(root), "what was kept is gone, and nothing else");
        Assert.IsFalse(registry.KeyExists(MachineFolder.Key));
    }

    /// <summary>run-under-wine.sh makes it: in Wine everybody but the one who runs it is a single other user, to whom only Linux can give a folder.</summary>
    [TestMethod]
    public void MachineFolder_MovesAside_WhatBelongsToAnotherUser()
    {
        var parent = ForeignParent();
        var product = Path.Combine(parent, ProductFolders.Name);
        Assert.HasCount(1, Directory.GetFiles(product), "what the other user has planted");

        using var folder = new MachineFolder(parent, registry).Open();

        Assert.AreEqual(product, folder.Path);
        Assert.IsEmpty(Directory.GetFileSystemEntries(product));
        Assert.HasCount(1, Directory.GetDirectories(parent, "*.foreign-*"));
    }

    [TestMethod]
    public void TrustedFile_IsRefused_WhenItBelongsToAnotherUser()
    {
        var mine = Path.Combine(root, "profile.json");
        File.WriteAllBytes(mine, [1, 2]);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, TrustedFile.Read(mine, 2));
        Assert.IsNull(TrustedFile.Read(mine, 1));

        Assert.ThrowsExactly<ForeignFolderException>(() => TrustedFile.Read(Path.Combine(ForeignParent(), "profile.json"), 2));
    }

    private static string ForeignParent()
    {
        if (Environment.GetEnvironmentVariable("TEST_FOREIGN_FOLDER") is not { Length: > 0 } parent)
        {
            Assert.Inconclusive("Nobody has made another user's folder: run-under-wine.sh does, run as root.");
            return "";
        }

        return parent;
    }

    /// <summary>Its owner is an administrator: one who left it open to all, or another product whose folder was renamed to ours.</summary>
    [TestMethod]
    [SupportedOSPlatform("windows")]
    public void MachineFolder_MovesAside_WhatOthersCanWriteIn()
    {
        var everybody = new DirectorySecurity();
        everybody.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        everybody.AddAccessRule(new FileSystemAccessRule(new SecurityIdentifier(WellKnownSidType.WorldSid, null), FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        Directory.CreateDirectory(Product);
        new DirectoryInfo(Product).SetAccessControl(everybody);
        File.WriteAllBytes(Path.Combine(Product, "planted"), [1]);

        using var folder = new MachineFolder(root, registry).Open();

        Assert.AreEqual(Product, folder.Path);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Product));
        Assert.HasCount(1, Directory.GetDirectories(root, "*.foreign-*"));
    }
}
