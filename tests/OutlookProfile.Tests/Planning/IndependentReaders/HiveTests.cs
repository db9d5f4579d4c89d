using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Planning.IndependentReaders;

/// <summary>
/// plan --format reg, merged into a real hive by hivexregedit (Debian: libwin-hivex-perl) and read back by a reader of other
/// hands, reglookup (Debian: reglookup).
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class HiveTests
{
    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void EveryValueOfThePlan_IsInTheHive_ForTheWorkedExample(OutlookVersion version)
    {
        var plan = new UserMachine().Plan(TestData.Acme, version);

        AssertSame(new UserMachine().Apply(plan), ReadBack(PlanRegFile.Write(plan)));
    }

    [TestMethod]
    public void EveryValueOfThePlan_IsInTheHive_WhateverTheProfilesAreCalled()
    {
        // hivexregedit takes quoted text for bytes: what is not ASCII must not stand in a REG_SZ here.
        var plans = from name in AnyConfiguration.HostileNames
                    from version in new[] { OutlookVersion.Outlook2007, OutlookVersion.Outlook2010, OutlookVersion.Outlook2016 }
                    select new UserMachine().Plan(TestData.Acme with { Profile = new ProfileSettings($"{name} {version.Number()}", name.All(char.IsAscii), IfExists.Update, null) }, version);
        var all = new ProfilePlan("all", plans.SelectMany(plan => plan.Changes).ToArray(), []);

        AssertSame(new UserMachine().Apply(all), ReadBack(PlanRegFile.Write(all)));
    }

    [TestMethod]
    public void ReplacedProfile_IsGoneFromTheHive()
    {
        var machine = new UserMachine();
        new OutlookMadeProfile(machine.Registry, OutlookVersion.Outlook2010).WithInternetAccount("jane@home.example").AddExchangeAccount("other", "old.acme.com");
        var before = RegFileWriter.Write(RegFileWriter.FromRegistry(machine.Registry, "HKEY_CURRENT_USER", "Software"));
        var plan = machine.Plan(TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = IfExists.Replace } }, OutlookVersion.Outlook2010);

        AssertSame(machine.Apply(plan), ReadBack(before, PlanRegFile.Write(plan)));
    }

    private static void AssertSame(UserMachine expected, IReadOnlyList<string> actual)
    {
        var lines = RegistrySnapshot.Take(expected.Registry, "").Keys
            .SelectMany(key => key.Values.Select(value => Line(RegistryPath.Join(key.Key, value.Name), value)).Append($"{key.Key} KEY"))
            .Order(StringComparer.Ordinal);

        Assert.AreEqual(string.Join('\n', lines), string.Join('\n', actual.Order(StringComparer.Ordinal)));
    }

    private static string Line(string path, RegistryValue value) => value.Type switch
    {
        RegistryValueType.Binary => $"{path} BINARY {Convert.ToHexString(value.Data)}",
        RegistryValueType.String => $"{path} SZ {value.AsText()}",
        RegistryValueType.ExpandString => $"{path} EXPAND_SZ {value.AsText()}",
        RegistryValueType.DWord => $"{path} DWORD {value.AsDWord()}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static IReadOnlyList<string> ReadBack(params string[] registrationFiles)
    {
        using var folder = new TemporaryFolder();
        var hive = folder.Write("user.hive", EmptyHive.Create());
        var files = registrationFiles.Select((text, i) => folder.Write($"{i}.reg", Encoding.UTF8.GetBytes(text)));
        ToolProcess.Run("hivexregedit", ["--merge", "--prefix", "HKEY_CURRENT_USER", hive, .. files]);
        return Encoding.ASCII.GetString(ToolProcess.Run("reglookup", hive)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse).ToArray();
    }

    /// <summary>A line of reglookup: /path/of/value,TYPE,value,time with %XX for every byte that is not printable or that separates.</summary>
    private static string Parse(string line)
    {
        var fields = line.Split(',');
        var path = string.Join('\\', fields[0].Split('/').Skip(1).Select(Name));
        return fields[1] switch
        {
            "KEY" => $"{path} KEY",
            "BINARY" => $"{path} BINARY {Convert.ToHexString(Bytes(fields[2]))}",
            "EXPAND_SZ" => $"{path} EXPAND_SZ {Encoding.ASCII.GetString(Bytes(fields[2]))}",
            "SZ" => $"{path} SZ {Encoding.ASCII.GetString(Bytes(fields[2]))}",
            "DWORD" => $"{path} DWORD {uint.Parse(fields[2].AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)}",
            _ => line,
        };
    }

    /// <summary>Names that are not Latin-1 are printed as their UTF-16 bytes.</summary>
    private static string Name(string quoted)
    {
        var bytes = Bytes(quoted);
        return (bytes.Contains((byte)0) ? Encoding.Unicode : Encoding.Latin1).GetString(bytes);
    }

    private static byte[] Bytes(string quoted)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == '%')
            {
                bytes.Add(byte.Parse(quoted.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)quoted[i]);
            }
        }

        return [.. bytes];
    }
}
