using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using WindowsInstaller.Database;

namespace Installer.Tests.Package;

/// <summary>What has to be true of the package's tables, and of the two hosts of its actions.</summary>
[TestClass]
public sealed class PackageTests
{
    private static readonly string[] Deferred =
        ["WriteProfile", "RollbackProfile", "CommitProfile", "RemoveProfile", "RollbackRemoval", "CommitRemoval"];

    private readonly InstallerDatabase package = InstallerDatabase.Open(Repository.Package);

    [TestMethod]
    public void Package_LetsEverySettingPassToAnElevatedInstallation()
    {
        var expected = Settings.All.Select(setting => setting.Property).Append("CONFIGFILE").Order(StringComparer.Ordinal);

        // What FindRelatedProducts finds is Secure by the toolset's rule.
        var found = Rows("Upgrade").Select(row => (string)row[6]!).ToHashSet();
        var secure = PropertyValue("SecureCustomProperties").Split(';')
            .Where(property => !found.Contains(property))
            .Where(property => !property.StartsWith("BURNMSI", StringComparison.Ordinal)); // of the stock dialogs

        CollectionAssert.AreEqual(expected.ToArray(), secure.Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public void Package_HasAProductCodeMadeOfItsVersion()
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("Outlook Profile " + PropertyValue("ProductVersion"))));

        Assert.AreEqual(
            $"{{{hash[..8]}-{hash[8..12]}-8{hash[13..16]}-A{hash[17..20]}-{hash[20..32]}}}",
            PropertyValue("ProductCode"));
    }

    [TestMethod]
    public void Package_IsAtMostSixMegabytes_AndItsActionDllThree()
    {
        var otherLanguages = Directory.EnumerateFiles(Path.Combine(Repository.Artifacts, "languages"), "*.msi", SearchOption.AllDirectories);

        Assert.IsNotEmpty(otherLanguages);
        foreach (var path in otherLanguages.Prepend(Repository.Package))
        {
            Assert.IsLessThanOrEqualTo(6_000_000, new FileInfo(path).Length, path);
        }

        var dll = (byte[])Rows("Binary").Single(row => (string)row[0]! == "Actions")[1]!;
        Assert.IsLessThanOrEqualTo(3_000_000, dll.Length);
    }

    [TestMethod]
    public void Actions_AreTheSame_InBothHostsAndInThePackage()
    {
        var entries = Rows("CustomAction").Where(row => ((int)row[1]! & Flags.Source) == Flags.DllInBinary).Select(row => (string)row[3]!).Distinct().Order(StringComparer.Ordinal).ToArray();
        var native = PortableExecutable.Exports(File.ReadAllBytes(Repository.Actions("net10.0/win-x64/publish")));
        var dtf = PortableExecutable.CustomActions(File.ReadAllBytes(Repository.Actions("net472")));

        CollectionAssert.AreEqual(entries, dtf.Order(StringComparer.Ordinal).ToArray());
        CollectionAssert.AreEqual(entries, native.Where(name => name != "DotNetRuntimeDebugHeader").Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    [DataRow("WriteProfile", "RollbackProfile", "CommitProfile")]
    [DataRow("WriteProfileMachine", "RollbackProfileMachine", "CommitProfileMachine")]
    [DataRow("RemoveProfile", "RollbackRemoval", "CommitRemoval")]
    [DataRow("RemoveProfileMachine", "RollbackRemovalMachine", "CommitRemovalMachine")]
    public void Action_HasItsRollbackBeforeIt_UnderTheSameCondition(string action, string rollback, string commit)
    {
        var (condition, sequence) = Scheduled(action);

        Assert.AreEqual((condition, sequence - 1), Scheduled(rollback));
        Assert.AreEqual((condition, sequence + 1), Scheduled(commit));
        Assert.AreEqual(TypeOf(action), TypeOf(rollback) & ~(Flags.Rollback | Flags.Continue));
        Assert.AreEqual(TypeOf(action), TypeOf(commit) & ~(Flags.Commit | Flags.Continue));
    }

    [TestMethod]
    public void Actions_AreImpersonated_OnlyWhenTheyAreForOneUser()
    {
        foreach (var action in Deferred)
        {
            Assert.AreEqual(0, TypeOf(action) & Flags.NoImpersonate, action);
            Assert.AreEqual(Flags.NoImpersonate, TypeOf(action + "Machine") & Flags.NoImpersonate, action + "Machine");
            Assert.EndsWith(" AND NOT ALLUSERS", Scheduled(action).Condition!);
            Assert.EndsWith(" AND ALLUSERS", Scheduled(action + "Machine").Condition!);
        }
    }

    [TestMethod]
    public void Removal_DoesNotRun_WhenANewerVersionTakesOver()
    {
        foreach (var action in Deferred.Where(name => name.EndsWith("Removal", StringComparison.Ordinal)).SelectMany(name => new[] { name, name + "Machine" }))
        {
            Assert.Contains("NOT UPGRADINGPRODUCTCODE", Scheduled(action).Condition!);
        }
    }

    /// <summary>Whoever forgets the transform must not get somebody else's server.</summary>
    [TestMethod]
    public void Package_NamesNoSite()
    {
        var row = Rows("Binary").Single(row => (string)row[0]! == "ProfileConfiguration");

        Assert.IsTrue(OutlookProfile.Configuration.NoConfiguration.Is(System.Text.Encoding.UTF8.GetString((byte[])row[1]!)));
        Assert.DoesNotContain("SERVER", Rows("Property").Select(property => (string)property[0]!));
    }

    /// <summary>A transform has the code page of the package it was made for, and meets the other build's: both are authored, with the same value.</summary>
    [TestMethod]
    public void Package_HasTheAuthoredCodePage() => Assert.AreEqual(65001, package.CodePage);

    [TestMethod]
    public void Package_ObeysItsValidationTable() =>
        Assert.IsEmpty(DatabaseValidation.Findings(package), string.Join('\n', DatabaseValidation.Findings(package)));

    [TestMethod]
    public void Toolset_HasOneVersion()
    {
        var packages = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("WixToolsetVersion").Single().Value;
        using var global = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("global.json")));

        Assert.AreEqual(packages, global.RootElement.GetProperty("msbuild-sdks").GetProperty("WixToolset.Sdk").GetString());
    }

    private List<object?[]> Rows(string table) => package.Tables[table].Rows;

    private string PropertyValue(string name) => (string)Rows("Property").Single(row => (string)row[0]! == name)[1]!;

    private (string? Condition, int Sequence) Scheduled(string action)
    {
        var row = Rows("InstallExecuteSequence").Single(row => (string)row[0]! == action);
        return ((string?)row[1], (int)row[2]!);
    }

    private int TypeOf(string action) => (int)Rows("CustomAction").Single(row => (string)row[0]! == action)[1]!;

    /// <summary>msidefs.h, msidbCustomActionType*.</summary>
    private static class Flags
    {
        public const int Source = 0x3F;
        public const int DllInBinary = 1;
        public const int Continue = 0x40;
        public const int Rollback = 0x100;
        public const int Commit = 0x200;
        public const int NoImpersonate = 0x800;
    }
}
