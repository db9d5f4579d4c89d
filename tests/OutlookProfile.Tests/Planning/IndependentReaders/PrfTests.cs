using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Planning.IndependentReaders;

/// <summary>
/// plan --format prf, parsed by Python's configparser (Debian: python3); every key is resolved through its mapping section, as
/// Outlook does, and compared with the registry plan.
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class PrfTests
{
    private const string Parser = """
        import configparser, json, sys
        def parse(path):
            parser = configparser.ConfigParser(interpolation=None, strict=True)
            parser.optionxform = str
            with open(path, encoding='ascii', newline='') as file:
                text = file.read()
            assert text.count('\n') == text.count('\r\n'), 'not every line ends with CR LF'
            parser.read_string(text)
            return {section: dict(parser[section]) for section in parser.sections()}
        print(json.dumps([parse(path) for path in sys.argv[1:]]))
        """;

    /// <summary>What the Exchange service itself puts into the section that it makes (MAPISVC.INF and the pointers between sections).</summary>
    private static readonly ushort[] MadeByTheService = [0x6600, 0x6605, 0x3D00, 0x3D01, 0x3D02, 0x3D0C];

    /// <summary>From 2010 on: the address, which the .prf cannot say and Outlook finds when it resolves the name.</summary>
    private static readonly ushort[] FoundByOutlook = [0x3001, 0x6641];

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Where(version => version <= OutlookVersion.Outlook2013).Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void EveryKey_MapsToTheValueOfTheRegistryPlan_ForAnyConfiguration(OutlookVersion version)
    {
        var cases = new List<(ProfileConfiguration Configuration, string Prf)>();
        foreach (var configuration in AnyConfiguration.Configurations.Sample(60).Append(TestData.Acme))
        {
            if (Write(configuration, version) is { } prf)
            {
                cases.Add((configuration, prf));
            }
        }

        Assert.IsGreaterThan(5, cases.Count);
        foreach (var ((configuration, _), sections) in cases.Zip(Parse(cases.Select(found => found.Prf))))
        {
            AssertSame(configuration, version, sections);
        }
    }

    [TestMethod]
    public void ProfileName_IsReadAsItIs_OrRefused()
    {
        var names = AnyConfiguration.HostileNames
            .Select(name => (Name: name, Prf: Write(TestData.Acme with { Profile = TestData.Acme.Profile with { Name = name } }, OutlookVersion.Outlook2010)))
            .ToArray();
        string[] refused = ["\"quoted\"", "'single'", "100%", "%PATH%", "%%", "na\u00EFve \u65E5\u672C", "\U0001F600"];

        CollectionAssert.AreEquivalent(refused, names.Where(name => name.Prf is null).Select(name => name.Name).ToArray());
        var accepted = names.Where(name => name.Prf is not null).ToArray();
        CollectionAssert.AreEqual(
            accepted.Select(name => name.Name).ToArray(),
            Parse(accepted.Select(name => name.Prf!)).Select(sections => sections["General"]["ProfileName"]).ToArray());
    }

    [TestMethod]
    [DataRow(IfExists.Update, "Append", "Yes")]
    [DataRow(IfExists.Replace, "Yes", "Yes")]
    [DataRow(IfExists.Keep, "No", "No")]
    public void General_SaysWhatHappensToAnExistingProfile(IfExists ifExists, string overwriteProfile, string overwriteService)
    {
        var configuration = TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = ifExists, MakeDefault = false } };
        var sections = Parse([ProfilePrf.Write(configuration, OutlookVersion.Outlook2010, TestData.Jane)]).Single();

        Assert.AreEqual(overwriteProfile, sections["General"]["OverwriteProfile"]);
        Assert.AreEqual(overwriteService, sections["Service1"]["OverwriteExistingService"]);
        Assert.AreEqual("Yes", sections["Service1"]["UniqueService"]);
        Assert.AreEqual("No", sections["General"]["DefaultProfile"]);
        Assert.AreEqual("No", sections["General"]["BackupProfile"]);
    }

    private static void AssertSame(ProfileConfiguration configuration, OutlookVersion version, IReadOnlyDictionary<string, Dictionary<string, string>> sections)
    {
        var machine = UserMachine.With(configuration, version);
        var release = OutlookRelease.Of(version);
        var profile = release.ProfileKey(configuration.Profile.Name);
        var settings = release.ExchangeSettings == ExchangeSettings.FixedSection
            ? ProfileSections.ExchangeGlobal
            : Convert.ToHexStringLower(machine.Registry.GetValue($@"{profile}\{ProfileSections.OutlookGlobal}", "01023d15")!.Data);
        var planned = ByIds(machine, $@"{profile}\{settings}");

        Assert.AreEqual(configuration.Profile.Name, sections["General"]["ProfileName"]);
        CollectionAssert.AreEqual(new[] { "ServiceEGS1", "Service1", "Service2" }, sections["Service List"].Keys.ToArray());
        Assert.AreEqual(ProfileSections.ExchangeGlobal, Mapping(sections, "ServiceEGS1")["SectionGUID"]);
        Assert.AreEqual("MSEMS", Mapping(sections, "Service1")["ServiceName"]);
        Assert.AreEqual(ProfileSections.OutlookGlobal, Mapping(sections, "Service2")["SectionGUID"]);

        var global = Resolve(sections, "ServiceEGS1");
        AssertSubset(global, planned);
        string[] ofTheService = ["OverwriteExistingService", "UniqueService"];
        AssertSubset(Resolve(sections, "Service1", ofTheService), planned);
        var left = planned.Keys.Except(global.Keys).Except(MadeByTheService);
        CollectionAssert.AreEquivalent(release.ExchangeSettings == ExchangeSettings.FixedSection ? [] : FoundByOutlook, left.ToArray());

        // 2010 and later: the profile's pointer to the account's section, which Outlook makes with it.
        var client = ByIds(machine, $@"{profile}\{ProfileSections.OutlookGlobal}");
        client.Remove(0x3D15);
        var resolved = Resolve(sections, "Service2");
        AssertSubset(resolved, client);
        Assert.HasCount(client.Count, resolved);
    }

    private static void AssertSubset(Dictionary<ushort, string> actual, Dictionary<ushort, string> planned)
    {
        foreach (var (id, value) in actual)
        {
            Assert.AreEqual(planned.GetValueOrDefault(id), value, id.ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private static Dictionary<string, string> Mapping(IReadOnlyDictionary<string, Dictionary<string, string>> sections, string service) =>
        sections[sections["Service List"][service]];

    /// <summary>The keys of a service section as properties: id to number or text. A key without a mapping line is one that Outlook drops: that fails.</summary>
    private static Dictionary<ushort, string> Resolve(IReadOnlyDictionary<string, Dictionary<string, string>> sections, string service, params string[] instructions)
    {
        var mapping = Mapping(sections, service);
        var properties = new Dictionary<ushort, string>();
        foreach (var (key, value) in sections[service].Where(line => !instructions.Contains(line.Key)))
        {
            var parts = mapping[key].Split(',');
            var id = Convert.ToUInt16(parts[1], 16);
            properties.Add(id, parts[0] switch
            {
                "PT_LONG" => Convert.ToUInt32(value, 16).ToString(CultureInfo.InvariantCulture),
                "PT_STRING8" or "PT_UNICODE" => value,
                _ => throw new AssertFailedException(mapping[key]),
            });
        }

        return properties;
    }

    private static Dictionary<ushort, string> ByIds(UserMachine machine, string key) =>
        // The server's name stands there in both of its types.
        machine.Registry.GetValues(key).Where(value => value.Name != "001e6608" || machine.Registry.GetValue(key, "001f6608") is null).ToDictionary(
            value => PropertyTag.FromValueName(value.Name)!.Value.Id,
            value => PropertyTag.FromValueName(value.Name)!.Value.Type switch
            {
                PropertyType.Long => MapiValue.ReadLong(value)!.Value.ToString(CultureInfo.InvariantCulture),
                PropertyType.Binary => Convert.ToHexString(value.Data),
                _ => MapiValue.ReadText(value)!,
            });

    /// <summary>The file, or null where it is refused because it could not say a text.</summary>
    private static string? Write(ProfileConfiguration configuration, OutlookVersion version)
    {
        try
        {
            return ProfilePrf.Write(configuration, version, TestData.Jane);
        }
        catch (PlanException exception)
        {
            StringAssert.Contains(exception.Message, "cannot stand in a .prf file");
            return null;
        }
    }

    private static IReadOnlyList<Dictionary<string, Dictionary<string, string>>> Parse(IEnumerable<string> prfs)
    {
        using var folder = new TemporaryFolder();
        var files = prfs.Select((prf, i) => folder.Write($"{i}.prf", Encoding.ASCII.GetBytes(prf)));
        return JsonSerializer.Deserialize<List<Dictionary<string, Dictionary<string, string>>>>(ToolProcess.Run("/usr/bin/python3", ["-c", Parser, .. files]))!;
    }
}
