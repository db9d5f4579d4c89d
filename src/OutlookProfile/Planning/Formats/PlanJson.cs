using System;
using System.Linq;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
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
        var json = new JsonText();
        json.StartObject();
        json.Member("profile", plan.ProfileName);
        json.Member("notes", [.. plan.Notes.Select(note => note.ToString())]);
        json.StartArray("changes");
        foreach (var change in plan.Changes)
        {
            json.StartObject();
            WriteChange(json, change);
            json.Member("reason", change.Reason.ToString());
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        return json.ToString();
    }

    private static void WriteChange(JsonText json, PlannedChange change)
    {
        switch (change)
        {
            case SetValue set:
                json.Member("do", "setValue");
                json.Member("key", set.Key);
                WriteValue(json, set.Value);
                break;
            case DeleteValue delete:
                json.Member("do", "deleteValue");
                json.Member("key", delete.Key);
                json.Member("name", delete.Name);
                break;
            case DeleteTree delete:
                json.Member("do", "deleteTree");
                json.Member("key", delete.Key);
                break;
            case WriteFile file:
                json.Member("do", "writeFile");
                json.Member("path", file.Path);
                json.Member("content", Encoding.UTF8.GetString(file.Content));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    private static void WriteValue(JsonText json, RegistryValue value)
    {
        json.Member("name", value.Name);
        if (Mapi.PropertyNames.Find(value.Name) is { } name)
        {
            json.Member("mapi", name);
        }

        json.Member("type", (uint)value.Type);
        json.Member("data", string.Concat(value.Data.Select(octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
