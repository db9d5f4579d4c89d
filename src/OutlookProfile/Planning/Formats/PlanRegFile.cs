using System;
using System.Collections.Generic;
using System.Text;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning.Formats;

/// <summary>The plan as a registration file that regedit imports. Files that the plan writes stand in it as comments.</summary>
public static class PlanRegFile
{
    private const string Root = @"HKEY_CURRENT_USER\";

    public static string Write(ProfilePlan plan)
    {
        var keys = new List<RegFileKey>();
        var files = new StringBuilder();
        foreach (var change in plan.Changes)
        {
            switch (change)
            {
                case SetValue set:
                    Add(keys, set.Key, new RegFileValue(set.Value.Name, set.Value));
                    break;
                case DeleteValue delete:
                    Add(keys, delete.Key, new RegFileValue(delete.Name, null));
                    break;
                case CreateKey create:
                    Add(keys, create.Key, null);
                    break;
                case DeleteTree delete:
                    keys.Add(new RegFileKey(Root + delete.Key, true, []));
                    break;
                case WriteFile file:
                    files.Append($"; file {file.Path}\r\n; {Encoding.UTF8.GetString(file.Content).TrimEnd().Replace("\r\n", "\r\n; ")}\r\n\r\n");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(plan));
            }
        }

        return RegFileWriter.Write(keys) + files;
    }

    /// <summary>Changes of one key that follow each other become one section: the order stays the plan's.</summary>
    private static void Add(List<RegFileKey> keys, string key, RegFileValue? value)
    {
        var path = Root + key;
        if (keys.Count == 0 || keys[keys.Count - 1].Delete || keys[keys.Count - 1].Key != path)
        {
            keys.Add(new RegFileKey(path, false, new List<RegFileValue>()));
        }

        if (value is not null)
        {
            ((List<RegFileValue>)keys[keys.Count - 1].Values).Add(value);
        }
    }
}
