using System;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>An HKEY that is closed on every path.</summary>
internal sealed class RegistryKeyHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public RegistryKeyHandle()
        : base(ownsHandle: true)
    {
    }

    private RegistryKeyHandle(IntPtr handle)
        : base(ownsHandle: false) => SetHandle(handle);

    /// <summary>One of the predefined handles (winreg.h), which nobody closes.</summary>
    public static RegistryKeyHandle Predefined(uint number) => new(new IntPtr(unchecked((int)number)));

    protected override bool ReleaseHandle() => Advapi32.RegCloseKey(handle) == 0;
}
