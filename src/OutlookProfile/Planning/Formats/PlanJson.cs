using System;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using OutlookProfile.Changes;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning.Formats;

/// <summary>
/// The plan for programs: {"profile", "notes": [], "changes": [{"do": "setValue" | "createKey" | "deleteValue" | "deleteTree" | "writeFile",
/// "key" | "path", "name", "mapi", "type" (registry type number), "data" (hex), "content", "reason"}]}.
/// </summary>
public static class PlanJson
{
    public static string Write(ProfilePlan plan)
    {
        var text = new StringWriter { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        json.WriteStartObject();
        Member(json, "profile", plan.ProfileName);
        json.WritePropertyName("notes");
        json.WriteStartArray();
        foreach (var note in plan.Notes)
        {
            json.WriteValue(note);
        }

        json.WriteEndArray();
        json.WritePropertyName("changes");
        json.WriteStartArray();
        foreach (var change in plan.Changes)
        {
            json.WriteStartObject();
            WriteChange(json, change);
            Member(json, "reason", change.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return text + "\n";
    }

    private static void WriteChange(JsonTextWriter json, PlannedChange change)
    {
        switch (change)
        {
            case SetValue set:
                Member(json, "do", "setValue");
                Member(json, "key", set.Key);
                WriteValue(json, set.Value);
                break;
            case DeleteValue delete:
                Member(json, "do", "deleteValue");
                Member(json, "key", delete.Key);
                Member(json, "name", delete.Name);
                break;
            case DeleteTree delete:
                Member(json, "do", "deleteTree");
                Member(json, "key", delete.Key);
                break;
            case WriteFile file:
                Member(json, "do", "writeFile");
                Member(json, "path", file.Path);
                Member(json, "content", Encoding.UTF8.GetString(file.Content));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    private static void WriteValue(JsonTextWriter json, RegistryValue value)
    {
        Member(json, "name", value.Name);
        if (Mapi.PropertyNames.Find(value.Name) is { } name)
        {
            Member(json, "mapi", name);
        }

        json.WritePropertyName("type");
        json.WriteValue((uint)value.Type);
        Member(json, "data", string.Concat(value.Data.Select(octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static void Member(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
