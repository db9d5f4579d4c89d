using System;
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
        return error == 0 ? new HiveMount(name, file) : throw new HiveException($"{WindowsError.Describe("Loading the registry hive", file, error)}.", error);
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
                throw new HiveException($"{WindowsError.Describe("Unloading the registry hive", file, error)}. It stays loaded as HKEY_USERS\\{name} until the next start.", error);
            }

            Thread.Sleep(Pause);
        }
    }
}
