using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OutlookProfile.Users;

/// <summary>Asks the machine's own domain for a user's mail attribute, as the process's account, through Windows' LDAP client (winldap.h).</summary>
internal static class DirectoryMail
{
    private const uint AuthNegotiate = 0x0486;
    private const uint ScopeBase = 0;
    private const uint ScopeSubtree = 2;
    private const uint DefaultPort = 389;
    private const int ServerDown = 0x51;

    /// <summary>The attribute's value; null when the user has none, or when the machine has no directory to ask.</summary>
    /// <exception cref="Win32Exception">The directory is there and refused.</exception>
    public static string? Find(UserAccount account)
    {
        var session = ldap_initW(null, DefaultPort);
        if (session == IntPtr.Zero)
        {
            return null;
        }

        try
        {
            var error = ldap_bind_sW(session, null, IntPtr.Zero, AuthNegotiate);
            if (error == ServerDown)
            {
                return null;
            }

            Check(error, account);
            return First(session, null, ScopeBase, "(objectClass=*)", "defaultNamingContext", account) is { } domain
                ? First(session, domain, ScopeSubtree, $"(objectSid={account.Sid})", "mail", account)
                : null;
        }
        finally
        {
            ldap_unbind(session);
        }
    }

    /// <summary>The first value of an attribute of the first entry found.</summary>
    private static string? First(IntPtr session, string? searchBase, uint scope, string filter, string attribute, UserAccount account)
    {
        var result = IntPtr.Zero;
        try
        {
            Check(ldap_search_sW(session, searchBase, scope, filter, IntPtr.Zero, 0, out result), account);
            var entry = ldap_first_entry(session, result);
            var values = entry == IntPtr.Zero ? IntPtr.Zero : ldap_get_valuesW(session, entry, attribute);
            if (values == IntPtr.Zero)
            {
                return null;
            }

            var text = Marshal.PtrToStringUni(Marshal.ReadIntPtr(values));
            ldap_value_freeW(values);
            return text;
        }
        finally
        {
            if (result != IntPtr.Zero)
            {
                ldap_msgfree(result);
            }
        }
    }

    private static void Check(int error, UserAccount account)
    {
        if (error != 0)
        {
            throw new Win32Exception((int)LdapMapErrorToWin32(error), $"The directory did not answer for the mail address of {account}: LDAP error {error}.");
        }
    }

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr ldap_initW(string? host, uint port);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_bind_sW(IntPtr session, string? name, IntPtr credentials, uint method);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_search_sW(IntPtr session, string? searchBase, uint scope, string filter, IntPtr attributes, uint attributesOnly, out IntPtr result);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr ldap_first_entry(IntPtr session, IntPtr result);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr ldap_get_valuesW(IntPtr session, IntPtr entry, string attribute);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_value_freeW(IntPtr values);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_msgfree(IntPtr result);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint ldap_unbind(IntPtr session);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint LdapMapErrorToWin32(int error);
}
