using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Deploy;

/// <summary>What Microsoft publishes of the types that a request to Intune holds: no property, enumeration value or kind of value that is not there.</summary>
internal static class GraphSchema
{
    private const string TypeName = "@odata.type";
    private const string Namespace = "#microsoft.graph.";

    private static readonly JsonElement Types =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Deploy", "graph-v1.0.json"))).RootElement;

    /// <param name="type">What the place wants; the object itself may name a type derived from it.</param>
    public static void AssertValid(JsonElement value, string type)
    {
        var actual = value.TryGetProperty(TypeName, out var named) ? named.GetString()!.Replace(Namespace, "", StringComparison.Ordinal) : type;
        Assert.IsTrue(Types.TryGetProperty(actual, out var properties), $"Graph has no {actual}");
        foreach (var member in value.EnumerateObject().Where(member => member.Name != TypeName))
        {
            Assert.IsTrue(properties.TryGetProperty(member.Name, out var kind), $"{actual} has no property {member.Name}");
            AssertKind(member.Value, kind.GetString()!, $"{actual}.{member.Name}");
        }
    }

    private static void AssertKind(JsonElement value, string kind, string place)
    {
        switch (kind)
        {
            case "String":
                Assert.AreEqual(JsonValueKind.String, value.ValueKind, place);
                break;
            case "Boolean":
                Assert.IsTrue(value.ValueKind is JsonValueKind.True or JsonValueKind.False, place);
                break;
            case "Int32" or "Int64":
                Assert.IsTrue(value.TryGetInt64(out _), place);
                break;
            case "Binary":
                Assert.IsTrue(value.TryGetBytesFromBase64(out _), place);
                break;
            case var words when words.Contains(','):
                Assert.IsEmpty(value.GetString()!.Split(',').Except(words.Split(',')), $"{place}: {value}");
                break;
            default:
                foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
                {
                    AssertValid(item, kind);
                }

                break;
        }
    }
}
