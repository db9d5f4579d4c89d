using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Threading;

namespace OutlookProfile.Users;

/// <summary>Loads registry hive files below HKEY_USERS.</summary>
public interface IHiveLoader
{
    /// <summary>Loads the file under the name; disposing of the result unloads it.</summary>
    /// <exception cref="HiveException">Windows refused.</exception>
    IDisposable Load(string name, string file);
}

/// <summary>A user's hive could not be loaded or unloaded. The message names the file and the cause.</summary>
public sealed class HiveException(string message, int errorCode) : Exception(message)
{
    public int ErrorCode { get; } = errorCode;
}

/// <summary>RegLoadKey and RegUnLoadKey with the privileges they need.</summary>
public sealed class WindowsHiveLoader : IHiveLoader
{
    private static readonly IntPtr HkeyUsers = new(unchecked((int)0x80000003));

    public IDisposable Load(string name, string file)
    {
        Privileges.Enable("SeBackupPrivilege", "SeRestorePrivilege");
        var error = RegLoadKeyW(HkeyUsers, name, file);
        return error == 0 ? new HiveLoad(name, file) : throw new HiveException($"The registry hive {file} could not be loaded: {new Win32Exception(error).Message} (Windows error {error}).", error);
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegLoadKeyW(IntPtr key, string subKey, string file);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegUnLoadKeyW(IntPtr key, string subKey);

    private sealed class HiveLoad(string name, string file) : IDisposable
    {
        private const int Attempts = 25;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

        public void Dispose()
        {
            // A virus scanner or an indexer may hold a key for a moment; no handle of ours is open between calls.
            for (var attempt = 1; ; attempt++)
            {
                var error = RegUnLoadKeyW(HkeyUsers, name);
                if (error == 0)
                {
                    return;
                }

                if (attempt == Attempts)
                {
                    throw new HiveException($"The registry hive {file} could not be unloaded: {new Win32Exception(error).Message} (Windows error {error}). It stays loaded as HKEY_USERS\\{name} until the next start.", error);
                }

                Thread.Sleep(Pause);
            }
        }
    }
}
