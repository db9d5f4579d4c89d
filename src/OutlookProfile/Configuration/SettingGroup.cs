using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>One object of the configuration file: its settings, and the objects inside it. All of it follows from the settings' paths.</summary>
internal sealed class SettingGroup
{
    private readonly List<SettingMember> members = [];

    private SettingGroup(string path) => Path = path;

    /// <summary>The file as a whole.</summary>
    public static SettingGroup Root { get; } = Build();

    /// <summary>"http.first"; empty for the file as a whole.</summary>
    public string Path { get; }

    /// <summary>In the order of the table of settings.</summary>
    public IReadOnlyList<SettingMember> Members => members;

    /// <summary>Null when there is no such key here.</summary>
    public SettingMember? Find(string key)
    {
        foreach (var member in members)
        {
            if (member.Key == key)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Whether a setting in here, or in an object inside, is wanted.</summary>
    public bool Any(Func<Setting, bool> wanted)
    {
        foreach (var member in members)
        {
            if (member.Setting is { } setting && wanted(setting) || member.Group is { } inner && inner.Any(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static SettingGroup Build()
    {
        var root = new SettingGroup("");
        foreach (var setting in Settings.All)
        {
            var keys = setting.Path.Split('.');
            var group = root;
            for (var i = 0; i < keys.Length - 1; i++)
            {
                group = group.Inner(keys[i]);
            }

            group.members.Add(new SettingMember(keys[keys.Length - 1], setting, null));
        }

        return root;
    }

    private SettingGroup Inner(string key)
    {
        if (Find(key) is { } found)
        {
            return found.Group ?? throw new InvalidOperationException($"{found.Setting!.Path} is a setting and a group.");
        }

        var group = new SettingGroup(Path.Length == 0 ? key : $"{Path}.{key}");
        members.Add(new SettingMember(key, null, group));
        return group;
    }
}

/// <summary>A key and what stands behind it: a setting or a group.</summary>
internal sealed class SettingMember(string key, Setting? setting, SettingGroup? group)
{
    public string Key => key;

    public Setting? Setting => setting;

    public SettingGroup? Group => group;
}
