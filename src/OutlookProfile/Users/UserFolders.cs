using System.IO;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>A user's folders as the user's own hive names them.</summary>
public static class UserFolders
{
    private const string ShellFolders = @"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders";

    /// <summary>AppData\Local: from the logon session, else from the shell folders.</summary>
    /// <returns>A full path, or null when the hive says nothing.</returns>
    public static string? LocalAppData(IRegistry hive) =>
        Text(hive, UserFacts.VolatileEnvironment, "LOCALAPPDATA") ?? Text(hive, ShellFolders, "Local AppData");

    /// <summary>Where runs of the user's own put the user's files; null when the hive does not say where AppData\Local is.</summary>
    public static string? OwnFiles(IRegistry hive) => LocalAppData(hive) is { } folder ? Path.Combine(folder, ProductFolders.Name) : null;

    private static string? Text(IRegistry hive, string key, string name) =>
        hive.GetValue(key, name)?.AsText() is { Length: > 0 } text ? text : null;
}
