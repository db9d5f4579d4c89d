using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Registry;

namespace OutlookProfile.Capture;

/// <summary>A user's hive as a registration file holds it: exported from HKEY_CURRENT_USER, or by an administrator from HKEY_USERS\SID.</summary>
public static class RegFileHive
{
    private const string CurrentUser = "HKEY_CURRENT_USER";
    private const string Users = "HKEY_USERS";

    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="RegFileException">It is no registration file.</exception>
    /// <exception cref="CaptureException">It holds nothing of a user.</exception>
    public static IRegistry Load(byte[] content, string file)
    {
        var keys = RegFileReader.Read(content, file);
        var root = keys.Select(RootOf).FirstOrDefault(found => found is not null)
            ?? throw new CaptureException($"{file} holds no key of {CurrentUser} or of a user below {Users}; export the user's Outlook profiles.");
        var registry = new MemoryRegistry();
        RegFileReader.LoadInto(registry, root, keys.Where(key => RegistryPath.IsAtOrBelow(key.Key, root)));
        return registry;
    }

    private static string? RootOf(RegFileKey key)
    {
        if (RegistryPath.IsAtOrBelow(key.Key, CurrentUser))
        {
            return CurrentUser;
        }

        IReadOnlyList<string> ancestors = RegistryPath.WithAncestors(key.Key);
        return ancestors.Count > 1 && string.Equals(ancestors[0], Users, StringComparison.OrdinalIgnoreCase) ? ancestors[1] : null;
    }
}
