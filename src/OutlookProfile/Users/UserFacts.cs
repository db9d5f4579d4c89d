using System;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>What a plan needs to know of a user, read from the user's own hive, never from this process's environment: a deferred action has the environment of the service that runs it.</summary>
public static class UserFacts
{
    /// <summary>Where Windows keeps a logon session's variables; it is there only while the user is logged on.</summary>
    internal const string VolatileEnvironment = "Volatile Environment";

    /// <param name="hive">The user's hive.</param>
    /// <param name="filesFolder">Where files of this user's go.</param>
    /// <param name="directory">What the directory has said.</param>
    /// <param name="ansiHolds">Whether the machine's ANSI code page has every character of a text.</param>
    public static TargetUser Describe(UserAccount account, IRegistry hive, string filesFolder, DirectoryFacts directory, Func<string, bool> ansiHolds) =>
        new(
            account.Name,
            account.Domain,
            hive.GetValue(VolatileEnvironment, "USERDNSDOMAIN")?.AsText(),
            Environment.MachineName,
            () => directory.Find(DirectoryAttribute.Mail),
            filesFolder)
        {
            AnsiHolds = ansiHolds,
            MailboxGuid = () => directory.Find(DirectoryAttribute.MailboxGuid),
            LegacyDN = () => directory.Find(DirectoryAttribute.LegacyExchangeDN),
        };
}
