using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>Memory that Windows handed out and LocalFree takes back.</summary>
internal sealed class LocalMemory : SafeHandleZeroOrMinusOneIsInvalid
{
    public LocalMemory()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => LocalFree(handle) == IntPtr.Zero;

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr LocalFree(IntPtr memory);
}
