using System;
using System.IO;
using System.Linq;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// Users who came after the installation got their profile at logon, in a run of their own, whose undo record is in their own
/// folder. A removal for all users takes those records over, so that nobody's profile stays behind.
/// </summary>
internal sealed class OwnRecords(InstallationMachine machine, Action<string> log)
{
    private const string Policies = @"Software\Policies";

    public void Adopt()
    {
        var known = UndoRecord.Scopes(machine.Journals);
        foreach (var scope in machine.Users.Scopes)
        {
            if (!known.Contains(scope) && machine.Users.OwnUndoRecord(scope) is { } path && machine.Files.FileExists(path))
            {
                Adopt(scope, path);
            }
        }
    }

    private void Adopt(string scope, string path)
    {
        try
        {
            var record = UndoRecord.Decode(machine.Files.Read(path), path).Restrict(IsSafe);
            if (record.Encode(Guid.NewGuid()) is { } bytes)
            {
                machine.Journals.Replace(UndoRecord.NameOf(scope), bytes);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The user can write this file: what is in it must not keep the product from being removed.
            log($"{scope}: what the user's own run has written cannot be undone: {exception.Message}");
        }
    }

    /// <summary>
    /// The user can write the record, and this process may do what the user may not: only values and keys that are in the
    /// user's own hive and the user's own to change are taken from it.
    /// </summary>
    private static bool IsSafe(UndoItem item) => item switch
    {
        UndoValue value => !RegistryPath.IsAtOrBelow(value.Key, Policies),
        UndoKey { Before: null } key => !RegistryPath.IsAtOrBelow(key.Key, Policies),
        _ => false,
    };
}
