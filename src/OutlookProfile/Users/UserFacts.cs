using System;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>What a plan needs to know of a user, read from the user's own hive, never from this process's environment: a deferred action has the environment of the service that runs it.</summary>
public static class UserFacts
{
    private const string VolatileEnvironment = "Volatile Environment";
    private const string ShellFolders = @"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders";

    /// <param name="hive">The user's hive.</param>
    /// <param name="autodiscoverFolder">Where local Autodiscover responses go.</param>
    /// <param name="policiesWritable">Whether the process may write the user's Software\Policies.</param>
    public static TargetUser Describe(UserAccount account, IRegistry hive, string autodiscoverFolder, bool policiesWritable) =>
        new(
            account.Name,
            account.Domain,
            Text(hive, VolatileEnvironment, "USERDNSDOMAIN"),
            Environment.MachineName,
            () => DirectoryMail.Find(account),
            autodiscoverFolder,
            policiesWritable);

    /// <summary>The user's own AppData\Local: from the logon session, else from the shell folders.</summary>
    /// <returns>A full path, or null when the hive says nothing.</returns>
    public static string? LocalAppData(IRegistry hive) =>
        Text(hive, VolatileEnvironment, "LOCALAPPDATA") ?? Text(hive, ShellFolders, "Local AppData");

    private static string? Text(IRegistry hive, string key, string name) =>
        hive.GetValue(key, name)?.AsText() is { Length: > 0 } text ? text : null;
}
