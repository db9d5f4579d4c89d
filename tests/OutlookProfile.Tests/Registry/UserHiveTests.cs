using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Registry;

/// <summary>Other users' hives on the real registry: mounted from files, and with links in them.</summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class UserHiveTests
{
    private const string Link = @"Software\OutlookProfileLink";
    private const string Target = @"Software\OutlookProfileTarget";
    private const string Mount = "OutlookProfile-S-1-5-21-1-2-3-9998";

    [TestCleanup]
    public void CleanUp()
    {
        RegistryLink.Delete(Link);
        using var mine = WindowsRegistry.ForCurrentUser();
        mine.DeleteKey(Link + @"\Below");
        mine.DeleteKey(Link);
        mine.DeleteKey(Target + @"\Below");
        mine.DeleteKey(Target);
    }

    [TestMethod]
    [DataRow(Link, DisplayName = "the link itself")]
    [DataRow(Link + @"\Below", DisplayName = "a key that lies behind it")]
    public void UserHive_RefusesALink_WhereverItLeads(string key)
    {
        using var mine = WindowsRegistry.ForCurrentUser();
        mine.SetValue(Target + @"\Below", RegistryValue.DWord("theirs", 1));
        var sid = AccessToken.SidOfCaller();
        RegistryLink.Create(Link, $@"\Registry\User\{sid}\{Target}");
        Assert.IsTrue(mine.KeyExists(Link + @"\Below"), "the link leads nowhere, so that this test shows nothing");

        using var hive = WindowsRegistry.ForUserHive(sid);
        foreach (var use in new Action[]
        {
            () => hive.SetValue(key, RegistryValue.DWord("ours", 1)),
            () => hive.GetValue(key, "theirs"),
            () => hive.DeleteValue(key, "theirs"),
            () => hive.CreateKey(key + @"\New"),
        })
        {
            Assert.AreEqual(RegistryException.IsLink, Assert.ThrowsExactly<RegistryException>(use).ErrorCode);
        }

        Assert.HasCount(1, mine.GetValues(Target + @"\Below"));
        Assert.IsEmpty(mine.GetValues(Target));
    }

    /// <summary>The key was an ordinary one when it was checked.</summary>
    [TestMethod]
    public void UserHive_WritesNothingBehindALink_ThatTakesTheKeysPlaceAfterTheCheck()
    {
        using var mine = WindowsRegistry.ForCurrentUser();
        mine.CreateKey(Target + @"\Below");
        var sid = AccessToken.SidOfCaller();
        using var hive = WindowsRegistry.ForUserHive(sid);
        hive.SetValue(Link + @"\Below", RegistryValue.DWord("ours", 1));
        Assert.AreEqual(1u, hive.GetValue(Link + @"\Below", "ours")!.AsDWord());
        mine.DeleteKey(Link + @"\Below");
        mine.DeleteKey(Link);
        RegistryLink.Create(Link, $@"\Registry\User\{sid}\{Target}");
        Assert.IsTrue(mine.KeyExists(Link + @"\Below"), "the link leads nowhere, so that this test shows nothing");

        Assert.ThrowsExactly<RegistryException>(() => hive.SetValue(Link + @"\Below", RegistryValue.DWord("ours", 2)));
        Assert.ThrowsExactly<RegistryException>(() => hive.DeleteKey(Link + @"\Below"));

        Assert.IsTrue(mine.KeyExists(Target + @"\Below"));
        Assert.IsEmpty(mine.GetValues(Target + @"\Below"));
    }

    /// <summary>By handle (NtDeleteKey): in other registries RegDeleteKeyEx does it, by path.</summary>
    [TestMethod]
    public void UserHive_DeletesTheKeyThatWasChecked_AndNoneWithSubKeys()
    {
        using var mine = WindowsRegistry.ForCurrentUser();
        using var hive = WindowsRegistry.ForUserHive(AccessToken.SidOfCaller());
        hive.CreateKey(Target + @"\Below");

        Assert.AreEqual(RegistryException.KeyHasChildren, Assert.ThrowsExactly<RegistryException>(() => hive.DeleteKey(Target)).ErrorCode);
        hive.DeleteKey(Target + @"\Below");
        Assert.IsFalse(mine.KeyExists(Target + @"\Below"));
        Assert.IsTrue(mine.KeyExists(Target));

        // Somebody else has deleted it, and made it anew.
        mine.DeleteKey(Target);
        hive.DeleteKey(Target);
        mine.CreateKey(Target);
        hive.DeleteKey(Target);
        Assert.IsFalse(mine.KeyExists(Target));
    }

    [TestMethod]
    public void Hive_IsLoadedTakenOverAndUnloaded_FromItsFile()
    {
        using var mine = WindowsRegistry.ForCurrentUser();
        mine.SetValue(Target + @"\Below", RegistryValue.String("name", "asmith"));
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "NTUSER.DAT");
        Assert.IsFalse(HiveMount.FileExists(file));
        AccessToken.EnablePrivileges("SeBackupPrivilege", "SeRestorePrivilege");
        RegistryLink.Save(Target, file);
        Assert.IsTrue(HiveMount.FileExists(file));

        // The process that loads it never unloads it, as one that was killed.
        _ = HiveMount.Load(Mount, file);
        Assert.IsTrue(WindowsRegistry.IsUserHiveLoaded(Mount));
        using (HiveMount.TakeOver(Mount, file))
        {
            using var hive = WindowsRegistry.ForUserHive(Mount);
            Assert.AreEqual("asmith", hive.GetValue("Below", "name")!.AsText());
            hive.SetValue("Below", RegistryValue.DWord("ours", 1));
            hive.Flush();
        }

        Assert.IsFalse(WindowsRegistry.IsUserHiveLoaded(Mount), "the user could not log on");
    }

    [TestMethod]
    public void HiveFile_DoesNotExist_WhenItIsEmpty()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "NTUSER.DAT");
        File.WriteAllBytes(file, []);

        Assert.IsFalse(HiveMount.FileExists(file), "RegLoadKey would take it for a new hive");
    }
}
