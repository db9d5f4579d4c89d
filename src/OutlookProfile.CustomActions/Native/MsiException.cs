using System;

namespace OutlookProfile.CustomActions.Native;

/// <summary>Windows Installer refused a call of ours.</summary>
internal sealed class MsiException(string operation, uint errorCode)
    : Exception($"{operation} failed: Windows error {errorCode}.")
{
    public static void ThrowIfFailed(uint errorCode, string operation)
    {
        if (errorCode != Msi.Success)
        {
            throw new MsiException(operation, errorCode);
        }
    }
}
