using System;

namespace OutlookProfile.CustomActions.Native;

/// <summary>A handle that msi.dll gave us to close.</summary>
internal readonly struct MsiHandle(uint value) : IDisposable
{
    public uint Value => value;

    public void Dispose() => Msi.MsiCloseHandle(value);
}
