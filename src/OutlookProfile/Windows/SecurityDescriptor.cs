using System;

namespace OutlookProfile.Windows;

/// <summary>The two places of a self-relative SECURITY_DESCRIPTOR ([MS-DTYP] 2.4.6) that copying one needs to know.</summary>
internal static class SecurityDescriptor
{
    private const int ControlOffset = 2;
    private const int DaclAutoInheritRequired = 0x0100;
    private const int DaclAutoInherited = 0x0400;

    /// <summary>
    /// A copy that asks for SE_DACL_AUTO_INHERITED where the original has it: the kernel keeps that flag only when
    /// SE_DACL_AUTO_INHERIT_REQ is set beside it.
    /// </summary>
    public static byte[] RequestInheritanceFlag(byte[] descriptor)
    {
        var copy = (byte[])descriptor.Clone();
        if (copy.Length > ControlOffset + 1)
        {
            var control = copy[ControlOffset] | copy[ControlOffset + 1] << 8;
            if ((control & DaclAutoInherited) != 0)
            {
                copy[ControlOffset + 1] |= DaclAutoInheritRequired >> 8;
            }
        }

        return copy;
    }
}
