using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>An LDAP* of Windows' LDAP client (winldap.h), unbound on every path.</summary>
internal sealed class LdapSession : SafeHandleZeroOrMinusOneIsInvalid
{
    public LdapSession()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => ldap_unbind(handle) == 0;

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_unbind(IntPtr session);
}

/// <summary>The LDAPMessage chain of a search, freed on every path.</summary>
internal sealed class LdapResult : SafeHandleZeroOrMinusOneIsInvalid
{
    public LdapResult()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => ldap_msgfree(handle) != uint.MaxValue;

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_msgfree(IntPtr result);
}

/// <summary>The texts of an attribute, freed on every path.</summary>
internal sealed class LdapValues : SafeHandleZeroOrMinusOneIsInvalid
{
    public LdapValues()
        : base(ownsHandle: true)
    {
    }

    /// <summary>The first of the NULL-terminated list.</summary>
    public string? First => Marshal.PtrToStringUni(Marshal.ReadIntPtr(handle));

    protected override bool ReleaseHandle() => ldap_value_freeW(handle) == 0;

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_value_freeW(IntPtr values);
}
