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

/// <summary>The values of an attribute, freed on every path: a NULL-terminated list of pointers to berval (a length and a pointer).</summary>
internal sealed class LdapValues : SafeHandleZeroOrMinusOneIsInvalid
{
    public LdapValues()
        : base(ownsHandle: true)
    {
    }

    /// <summary>The first value as it is; a text is in the directory's own encoding, UTF-8 (RFC 4517).</summary>
    public byte[] First
    {
        get
        {
            var value = Marshal.ReadIntPtr(handle);
            var bytes = new byte[Marshal.ReadInt32(value)];
            Marshal.Copy(Marshal.ReadIntPtr(value, IntPtr.Size), bytes, 0, bytes.Length);
            return bytes;
        }
    }

    protected override bool ReleaseHandle() => ldap_value_free_len(handle) == 0;

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_value_free_len(IntPtr values);
}
