using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>What advapi32.dll does by path only, by handle (ntdll.dll; ZwDeleteKey in wdm.h).</summary>
internal static class NativeRegistry
{
    /// <summary>Deletes an open key without sub-keys; the handle is of no use afterwards.</summary>
    /// <returns>A Windows error code, 0 for success.</returns>
    public static int DeleteKey(RegistryKeyHandle key) => RtlNtStatusToDosError(NtDeleteKey(key));

    [DllImport("ntdll.dll", ExactSpelling = true)]
    private static extern int NtDeleteKey(RegistryKeyHandle key);

    [DllImport("ntdll.dll", ExactSpelling = true)]
    private static extern int RtlNtStatusToDosError(int status);
}
