using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

public sealed class LocalProfile(string sid, string folder)
{
    public string Sid { get; } = sid;

    /// <summary>The user's profile folder, with NTUSER.DAT in it.</summary>
    public string Folder { get; } = folder;
}

/// <summary>The people who have a Windows profile on this machine.</summary>
public static class ProfileList
{
    private static readonly char[] NotInPaths = [.. Path.GetInvalidPathChars(), '"', '<', '>', '|', '*', '?'];

    private const string Key = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

    /// <param name="machine">HKEY_LOCAL_MACHINE in the 64-bit view.</param>
    /// <returns>Services, SYSTEM and the copies that Windows keeps as "SID.bak" left out.</returns>
    public static IReadOnlyList<LocalProfile> Find(IRegistry machine)
    {
        var profiles = new List<LocalProfile>();
        foreach (var name in machine.GetSubKeyNames(Key))
        {
            if (UserAccount.IsPerson(name) && Folder(machine, $@"{Key}\{name}", "ProfileImagePath") is { } folder)
            {
                profiles.Add(new LocalProfile(name, folder));
            }
        }

        return profiles;
    }

    /// <summary>The folder from which Windows makes a new user's profile, or null when the machine names none.</summary>
    public static string? DefaultFolder(IRegistry machine) => Folder(machine, Key, "Default");

    /// <returns>Null for what is no full path.</returns>
    private static string? Folder(IRegistry machine, string key, string name) =>
        machine.GetValue(key, name)?.AsText() is { } text
        && Environment.ExpandEnvironmentVariables(text) is { Length: > 0 } folder
        && folder.IndexOfAny(NotInPaths) < 0
        && Path.IsPathRooted(folder)
            ? folder
            : null;
}
