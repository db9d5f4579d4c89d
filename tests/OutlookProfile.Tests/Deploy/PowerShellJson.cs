using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookProfile.Tests.Deploy;

/// <summary>ConvertTo-Json and ConvertFrom-Json, which belong to a module that the engine comes without.</summary>
public static class PowerShellJson
{
    public const string Cmdlets =
        """
        function global:ConvertTo-Json([object] $InputObject, [int] $Depth, [switch] $Compress) { [OutlookProfile.Tests.Deploy.PowerShellJson]::Write($InputObject) }
        function global:ConvertFrom-Json([string] $InputObject) { [OutlookProfile.Tests.Deploy.PowerShellJson]::Read($InputObject) }
        """;

    public static string Write(object value) => Node(value)!.ToJsonString();

    public static PSObject Read(string json) => (PSObject)Value(JsonDocument.Parse(json).RootElement)!;

    private static JsonNode? Node(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IDictionary members => new JsonObject(members.Keys.Cast<object>().Select(key => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(key.ToString()!, Node(members[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(Node)]),
        var number => JsonValue.Create(System.Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new PSObject();
                foreach (var member in element.EnumerateObject())
                {
                    members.Properties.Add(new PSNoteProperty(member.Name, Value(member.Value)));
                }

                return members;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Value).ToArray();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetInt64();
            default:
                return element.ValueKind == JsonValueKind.True;
        }
    }
}
