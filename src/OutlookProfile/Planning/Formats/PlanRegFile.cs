using System;
using System.Collections.Generic;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning.Formats;

/// <summary>
/// The plan as a registration file that regedit imports. Every key above a written one has its own section, because
/// offline tools (hivexregedit) make no missing keys. Files that the plan writes stand in it as comments.
/// </summary>
public static class PlanRegFile
{
    private const string Root = "HKEY_CURRENT_USER";

    public static string Write(ProfilePlan plan)
    {
        var keys = new List<RegFileKey>();
        var files = new StringBuilder();
        foreach (var change in plan.Changes)
        {
            switch (change)
            {
                case SetValue set:
                    AddValue(keys, set.Key, new RegFileValue(set.Value.Name, set.Value));
                    break;
                case DeleteValue delete:
                    AddValue(keys, delete.Key, new RegFileValue(delete.Name, null));
                    break;
                case DeleteTree delete:
                    AddMissing(keys, RegistryPath.Parent(delete.Key));
                    keys.Add(new RegFileKey(RegistryPath.Join(Root, delete.Key), true, []));
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

    private static void AddValue(List<RegFileKey> keys, string key, RegFileValue value) => AddKey(keys, key).Add(value);

    /// <summary>Changes of one key that follow each other become one section: the order stays the plan's.</summary>
    /// <returns>The values of the key's section, which is the last.</returns>
    private static List<RegFileValue> AddKey(List<RegFileKey> keys, string key)
    {
        var path = RegistryPath.Join(Root, key);
        if (keys.Count == 0 || keys[keys.Count - 1].Delete || keys[keys.Count - 1].Key != path)
        {
            AddMissing(keys, RegistryPath.Parent(key));
            keys.Add(new RegFileKey(path, false, new List<RegFileValue>()));
        }

        return (List<RegFileValue>)keys[keys.Count - 1].Values;
    }

    /// <summary>Empty sections for the key and those above it, as far as no section before this one makes them.</summary>
    private static void AddMissing(List<RegFileKey> keys, string key)
    {
        foreach (var ancestor in RegistryPath.WithAncestors(key))
        {
            var path = RegistryPath.Join(Root, ancestor);
            if (!IsMade(keys, path))
            {
                keys.Add(new RegFileKey(path, false, new List<RegFileValue>()));
            }
        }
    }

    private static bool IsMade(List<RegFileKey> keys, string path)
    {
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            if (keys[i].Delete && RegistryPath.IsAtOrBelow(path, keys[i].Key))
            {
                return false;
            }

            if (string.Equals(keys[i].Key, path, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
