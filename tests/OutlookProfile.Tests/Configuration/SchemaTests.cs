using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>profile.schema.json says what <see cref="Settings"/> says, setting by setting, and nothing else.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(TestData.Repository, "config", "profile.schema.json")))!.AsObject();

    [TestMethod]
    public void Schema_NamesTheSameSettings_InTheSameOrder() =>
        CollectionAssert.AreEqual(
            Settings.All.Select(setting => setting.Path).ToArray(),
            Leaves(Schema, "").Select(leaf => leaf.Path).ToArray());

    [TestMethod]
    public void Schema_DescribesEachSetting_AsTheReaderTakesIt()
    {
        var leaves = Leaves(Schema, "").ToDictionary(leaf => leaf.Path, leaf => leaf.Node);
        foreach (var setting in Settings.All)
        {
            var actual = (JsonObject)leaves[setting.Path].DeepClone();
            if (setting.Kind == SettingKind.Text)
            {
                // How far they agree with the rules is for SchemaAgreementTests.
                Assert.IsTrue(actual.Remove("pattern"), setting.Path);
                Assert.IsTrue(actual.Remove("maxLength"), setting.Path);
            }

            Assert.IsTrue(JsonNode.DeepEquals(Expected(setting), actual), $"{setting.Path}: expected\n{Expected(setting)}\nfound\n{actual}");
        }
    }

    [TestMethod]
    public void Schema_RefusesUnknownKeys_InEveryGroup()
    {
        foreach (var (path, group) in Groups(Schema, ""))
        {
            Assert.AreEqual("object", group["type"]!.GetValue<string>(), path);
            Assert.IsFalse(group["additionalProperties"]!.GetValue<bool>(), path);
        }
    }

    [TestMethod]
    public void Schema_RequiresWhatHasNoDefault_AndItsGroupsOnly()
    {
        var expected = Settings.All
            .Where(setting => setting.Default is null)
            .SelectMany(setting => Enumerable.Range(1, setting.Path.Split('.').Length).Select(length => string.Join(".", setting.Path.Split('.').Take(length))))
            .Distinct();
        var actual = Groups(Schema, "")
            .SelectMany(group => (group.Node["required"]?.AsArray() ?? []).Select(key => Join(group.Path, key!.GetValue<string>())));
        CollectionAssert.AreEquivalent(expected.ToArray(), actual.ToArray());
    }

    private static JsonObject Expected(Setting setting)
    {
        var isConstant = TryParse(setting.Default, out var value);
        var expected = new JsonObject
        {
            ["description"] = isConstant || setting.Default is null ? setting.Description : $"{setting.Description} Default: {setting.Default}.",
        };
        if (isConstant)
        {
            expected["default"] = value;
        }

        foreach (var (key, node) in ExpectedType(setting))
        {
            expected[key] = node!.DeepClone();
        }

        return expected;
    }

    private static JsonObject ExpectedType(Setting setting)
    {
        var words = new JsonArray([.. setting.Allowed.Select(word => (JsonNode)word)]);
        return setting.Kind switch
        {
            SettingKind.Boolean => new JsonObject { ["type"] = "boolean" },
            SettingKind.Choice => Words(words),
            SettingKind.Versions => new JsonObject
            {
                ["oneOf"] = new JsonArray(
                    Words(["auto"]),
                    new JsonObject { ["type"] = "array", ["minItems"] = 1, ["uniqueItems"] = true, ["items"] = Words(words) }),
            },
            _ => new JsonObject { ["type"] = "string" },
        };
    }

    private static JsonObject Words(JsonArray words) => new() { ["type"] = "string", ["enum"] = words };

    /// <summary>A default in words, such as that of the proxy, is no JSON value.</summary>
    private static bool TryParse(string? text, out JsonNode? value)
    {
        value = null;
        try
        {
            value = text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return false;
        }

        return value is not null;
    }

    private static IEnumerable<(string Path, JsonObject Node)> Leaves(JsonObject group, string path) =>
        Children(group, path).SelectMany(child => child.Node.ContainsKey("properties") ? Leaves(child.Node, child.Path) : [child]);

    private static IEnumerable<(string Path, JsonObject Node)> Groups(JsonObject group, string path) =>
        Children(group, path).Where(child => child.Node.ContainsKey("properties")).SelectMany(child => Groups(child.Node, child.Path)).Prepend((path, group));

    private static IEnumerable<(string Path, JsonObject Node)> Children(JsonObject group, string path) =>
        group["properties"]!.AsObject().Where(child => child.Key != "$schema").Select(child => (Join(path, child.Key), child.Value!.AsObject()));

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
