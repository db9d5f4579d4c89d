using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;

namespace OutlookProfile.Tests.Transactions;

[TestClass]
public sealed class RemovalTests
{
    private readonly World world = new();

    private MemoryRegistry Registry => world.Registry;

    [TestMethod]
    public void Remove_KeepsAndNames_WhatSomebodyHasChanged()
    {
        Registry.SetValue("old", RegistryValue.DWord("number", 1));
        world.Install(World.Plan(
            new SetValue("old", RegistryValue.DWord("number", 2), $""),
            new SetValue("new", RegistryValue.DWord("untouched", 1), $""),
            new SetValue("new", RegistryValue.DWord("changed", 1), $""),
            new SetValue("old", RegistryValue.DWord("deleted", 1), $"")));
        Registry.SetValue("new", RegistryValue.DWord("changed", 9));
        Registry.DeleteValue("old", "deleted");
        Registry.DeleteValue("old", "number");

        var report = world.Uninstall();
        CollectionAssert.AreEqual(
            new[]
            {
                "value 'number' of key 'old' stays away: somebody has deleted it",
                "value 'changed' of key 'new' stays as it is: somebody has changed it",
                "key 'new' stays: somebody has put something into it",
            },
            report.Kept.Select(kept => kept.ToString()).ToArray());
        Assert.AreEqual(1, report.PutBack);
        Assert.AreEqual(RegistryValue.DWord("changed", 9), Registry.GetValues("new").Single());
        Assert.IsEmpty(Registry.GetValues("old"));
    }

    /// <summary>Outlook adds services of its own to every profile that it opens.</summary>
    [TestMethod]
    public void Remove_TakesOursOutOfAList_ThatSomebodyHasLengthened()
    {
        byte[] theirs = [.. Enumerable.Repeat((byte)1, 16)], ours = [.. Enumerable.Repeat((byte)2, 16)], later = [.. Enumerable.Repeat((byte)3, 16)];
        Registry.SetValue("master", RegistryValue.Binary("01023d0e", theirs));
        world.Install(World.Plan(
            new SetValue("master", RegistryValue.Binary("01023d0e", [.. theirs, .. ours]), $""),
            new SetValue("master", RegistryValue.Binary("01023d00", ours), $""),
            new SetValue("master", RegistryValue.Binary("01023d01", ours), $""),
            new SetValue("master", RegistryValue.Binary("01026611", ours), $"")));
        Registry.SetValue("master", RegistryValue.Binary("01023d0e", [.. theirs, .. ours, .. later]));
        Registry.SetValue("master", RegistryValue.Binary("01023d00", [.. later, .. ours]));
        Registry.SetValue("master", RegistryValue.Binary("01023d01", later));
        Registry.SetValue("master", RegistryValue.Binary("01026611", [.. ours, .. later]));

        var report = world.Uninstall();
        Assert.AreEqual(RegistryValue.Binary("01023d0e", [.. theirs, .. later]), Registry.GetValue("master", "01023d0e"));
        Assert.AreEqual(RegistryValue.Binary("01023d00", later), Registry.GetValue("master", "01023d00"));
        CollectionAssert.AreEqual(
            new[]
            {
                "value '01023d01' of key 'master' stays as it is: somebody has changed it",
                "value '01026611' of key 'master' stays as it is: somebody has changed it",
            },
            report.Kept.Select(kept => kept.ToString()).ToArray());
    }

    [TestMethod]
    public void Remove_DoesNothingAndSucceeds_WhenTheProfileIsGone()
    {
        world.Install(Scenarios.Write("one"));
        foreach (var key in RegistrySnapshot.Take(Registry, "Software").Keys.Reverse())
        {
            Registry.DeleteKey(key.Key);
        }

        var report = world.Uninstall();
        Assert.IsEmpty(report.Kept);
        Assert.IsFalse(Registry.KeyExists("Software"));
    }

    [TestMethod]
    public void Remove_GivesTheFirstState_AfterSeveralInstallations()
    {
        Registry.SetValue("k", RegistryValue.DWord("v", 1));
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 2), $"")));
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 3), $"")));
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 3), $"")));
        world.Uninstall();
        Assert.AreEqual(1u, Registry.GetValue("k", "v")?.AsDWord());
    }

    [TestMethod]
    public void Remove_GivesWhatTheUserHadMade_WhenALaterInstallationWroteOverIt()
    {
        Registry.SetValue("k", RegistryValue.DWord("v", 1));
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 2), $"")));
        Registry.SetValue("k", RegistryValue.DWord("v", 77));
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 2), $"")));
        world.Uninstall();
        Assert.AreEqual(77u, Registry.GetValue("k", "v")?.AsDWord());
    }

    [TestMethod]
    public void Remove_GivesBackWhatTheUserPutIntoOurKey_WhenALaterInstallationReplacedTheKey()
    {
        world.Install(World.Plan(new SetValue(@"ours\below", RegistryValue.DWord("v", 1), $"")));
        Registry.SetValue(@"ours\below", RegistryValue.DWord("mine", 5));
        world.Install(World.Plan(new DeleteTree("ours", $""), new SetValue("ours", RegistryValue.DWord("", 1), $"")));
        world.Uninstall();
        Assert.AreEqual(RegistryValue.DWord("mine", 5), Registry.GetValues(@"ours\below").Single());
    }

    [TestMethod]
    public void Remove_BringsBackNoFragment_WhenTheUserDeletedTheProfileThatWasReplaced()
    {
        Registry.SetValue(@"p\section", RegistryValue.DWord("old", 1));
        Registry.SetValue(@"p\section\deep", RegistryValue.DWord("old", 1));
        world.Install(World.Plan(new DeleteTree("p", $""), new SetValue(@"p\section", RegistryValue.DWord("new", 1), $"")));
        Registry.DeleteKey(@"p\section");
        Registry.DeleteKey("p");
        var report = world.Uninstall();
        Assert.IsFalse(Registry.KeyExists("p"));
        Assert.Contains(@"key 'p' stays away: somebody has deleted it", report.Kept.Select(kept => kept.ToString()));
        Assert.Contains(@"key 'p\section\deep' stays away: somebody has deleted the key above it", report.Kept.Select(kept => kept.ToString()));
    }

    [TestMethod]
    public void Remove_BringsBackNoValue_WhenTheUserMadeTheKeyAnew()
    {
        Registry.SetValue("k", RegistryValue.DWord("old", 1));
        world.Install(World.Plan(new DeleteValue("k", "old", $"")));
        Registry.DeleteKey("k");
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("new", 1), $"")));
        world.Uninstall();
        Assert.IsFalse(Registry.KeyExists("k"));
    }

    [TestMethod]
    public void Remove_PutsSecurityBack_OfKeysThatWereReplaced()
    {
        Registry.CreateKey(@"p\below");
        var special = TestDescriptor.WithEveryoneFullControl(Registry.GetSecurity("p")!);
        Registry.SetSecurity("p", special);
        world.Install(World.Plan(new DeleteTree("p", $""), new SetValue(@"p\new", RegistryValue.DWord("", 1), $"")));
        CollectionAssert.AreNotEqual(special, Registry.GetSecurity("p"));
        world.Uninstall();
        CollectionAssert.AreEqual(special, Registry.GetSecurity("p"));
        CollectionAssert.AreNotEqual(special, Registry.GetSecurity(@"p\below"));
    }

    [TestMethod]
    public void Remove_KeepsSecurity_ThatSomebodyHasChanged()
    {
        Registry.CreateKey("p");
        Registry.SetSecurity("p", TestDescriptor.WithEveryoneFullControl(Registry.GetSecurity("p")!));
        world.Install(World.Plan(new DeleteTree("p", $""), new SetValue("p", RegistryValue.DWord("", 1), $"")));
        var changed = Registry.GetSecurity("p")!;
        changed[1] = 0x55;
        Registry.SetSecurity("p", changed);
        var report = world.Uninstall();
        CollectionAssert.AreEqual(changed, Registry.GetSecurity("p"));
        Assert.Contains("the security of key 'p' stays as it is: somebody has changed it", report.Kept.Select(kept => kept.ToString()));
    }

    [TestMethod]
    public void Remove_ReportsAndGoesOn_WhenSecurityCannotBePutBack()
    {
        Registry.SetValue("p", RegistryValue.DWord("v", 1));
        Registry.SetSecurity("p", TestDescriptor.WithEveryoneFullControl(Registry.GetSecurity("p")!));
        world.Install(World.Plan(new DeleteTree("p", $"")));
        var faults = new FaultInjector
        {
            Before = write =>
            {
                if (write.Kind == "set security")
                {
                    throw new RegistryException($"Setting the owner of", write.Target, 1307);
                }
            },
        };
        var report = world.Uninstall(faults);
        Assert.Contains("the security of key 'p' could not be put back", report.Kept.Single().ToString());
        Assert.AreEqual(1u, Registry.GetValue("p", "v")?.AsDWord());
    }

    [TestMethod]
    public void Remove_KeepsFolders_ThatOthersUse()
    {
        world.Install(Scenarios.Write("one"));
        var folder = System.IO.Path.GetDirectoryName(Scenarios.AutodiscoverFile)!;
        world.Files.Write(System.IO.Path.Combine(folder, "theirs"), [1]);
        var report = world.Uninstall();
        Assert.IsFalse(world.Files.FileExists(Scenarios.AutodiscoverFile));
        Assert.IsTrue(world.Files.DirectoryExists(folder));
        Assert.Contains($"folder '{folder}' stays: somebody has put something into it", report.Kept.Select(kept => kept.ToString()));
    }

    [TestMethod]
    public void UndoRecord_GoesAway_WhenNothingIsLeftToUndo()
    {
        world.Install(World.Plan(new SetValue("k", RegistryValue.DWord("v", 1), $"")));
        CollectionAssert.AreEqual(new[] { "user" }, UndoRecord.Scopes(world.Store).ToArray());
        world.Install(World.Plan(new DeleteTree("k", $"")));
        Assert.IsEmpty(world.Store.List());
        Assert.IsEmpty(UndoRecord.Scopes(world.Store));
    }

    [TestMethod]
    public void Decode_ReportsDamage_WhereverTheUndoRecordIsCutOrChanged()
    {
        world.Install(Scenarios.Write("one"));
        var bytes = world.Store.Read("user.undo")!;
        Assert.IsGreaterThan(5, UndoRecord.Decode(bytes, "x").Items.Count);
        for (var position = 0; position < bytes.Length; position++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[position] ^= 0x20;
            Assert.ThrowsExactly<JournalException>(() => UndoRecord.Decode(damaged, "x"), $"byte {position}");
            Assert.ThrowsExactly<JournalException>(() => UndoRecord.Decode(bytes[..position], "x"), $"length {position}");
        }
    }

    [TestMethod]
    public void Decode_RefusesTheSameItemTwice()
    {
        byte[] item = [(byte)'d', .. FrameBuilder.Text("folder")];
        var error = Assert.ThrowsExactly<JournalException>(
            () => UndoRecord.Decode(FrameBuilder.Build("OPUNDO", System.Guid.Empty, [.. item, .. item]), "x"));
        Assert.Contains("the same item stands there twice", error.Message);
    }
}
