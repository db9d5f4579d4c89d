using System;
using System.IO;
using System.Threading;

namespace OutlookProfile.Windows;

/// <summary>A hive file below HKEY_USERS for the time of its use (RegLoadKey, RegUnLoadKey); disposing takes it away.</summary>
public sealed class HiveMount : IDisposable
{
    private const int Attempts = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string name;
    private readonly string file;

    private HiveMount(string name, string file)
    {
        this.name = name;
        this.file = file;
    }

    /// <summary>Loads the file as HKEY_USERS\name.</summary>
    /// <exception cref="HiveException">Windows refused.</exception>
    public static HiveMount Load(string name, string file)
    {
        AccessToken.EnablePrivileges("SeBackupPrivilege", "SeRestorePrivilege");
        using var users = RegistryKeyHandle.Predefined(Advapi32.HkeyUsers);
        var error = Advapi32.RegLoadKeyW(users, name, file);
        return error == 0 ? new HiveMount(name, file) : throw new HiveException($"{WindowsError.Describe($"Loading the registry hive", file, error)}.", error);
    }

    /// <summary>HKEY_USERS\name, which somebody else has loaded from the file and nobody has unloaded.</summary>
    public static HiveMount TakeOver(string name, string file)
    {
        AccessToken.EnablePrivileges("SeBackupPrivilege", "SeRestorePrivilege");
        return new HiveMount(name, file);
    }

    /// <summary>Whether there is an ordinary file that holds something: RegLoadKey takes a missing or an empty one for a new hive (winreg.h), and follows links.</summary>
    public static bool FileExists(string file)
    {
        var info = new FileInfo(file);
        return info.Exists && info.Length > 0 && (info.Attributes & FileAttributes.ReparsePoint) == 0;
    }

    public void Dispose()
    {
        using var users = RegistryKeyHandle.Predefined(Advapi32.HkeyUsers);

        // A virus scanner or an indexer may hold a key for a moment; of ours none is open any more.
        for (var attempt = 1; ; attempt++)
        {
            var error = Advapi32.RegUnLoadKeyW(users, name);
            if (error == 0)
            {
                return;
            }

            if (attempt == Attempts)
            {
                throw new HiveException($"{WindowsError.Describe($"Unloading the registry hive", file, error)}. It stays loaded as HKEY_USERS\\{name} until the next start.", error);
            }

            Thread.Sleep(Pause);
        }
    }
}
