using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>A handle that CloseHandle closes.</summary>
internal sealed class KernelHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public KernelHandle()
        : base(ownsHandle: true)
    {
    }

    public KernelHandle(IntPtr handle)
        : base(ownsHandle: true) => SetHandle(handle);

    protected override bool ReleaseHandle() => CloseHandle(handle);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);
}
