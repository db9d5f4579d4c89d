using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>Asks the machine's own domain about a user, as the process's account, through Windows' LDAP client (winldap.h).</summary>
public static class DirectoryEntry
{
    private const uint AuthNegotiate = 0x0486;
    private const uint ScopeBase = 0;
    private const uint ScopeSubtree = 2;
    private const uint DefaultPort = 389;
    private const int ServerDown = 0x51;

    /// <summary>The user's mail address; null when the user has none, or when the machine has no directory to ask.</summary>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static string? Mail(UserAccount account) => Find(account, "mail", values => values.First);

    /// <summary>The distinguished name of the user's mailbox in Exchange's own directory; null as with <see cref="Mail"/>.</summary>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static string? LegacyExchangeDN(UserAccount account) => Find(account, "legacyExchangeDN", values => values.First);

    /// <summary>The GUID of the user's mailbox, without braces, as Exchange 2013 and later name the server by it; null as with <see cref="Mail"/>.</summary>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static string? MailboxGuid(UserAccount account) =>
        Find(account, "msExchMailboxGuid", values => values.FirstBytes is { Length: 16 } bytes ? new Guid(bytes).ToString("D") : null);

    /// <param name="read">Takes what is asked for out of the attribute's values.</param>
    private static string? Find(UserAccount account, string attribute, Func<LdapValues, string?> read)
    {
        using var session = ldap_initW(null, DefaultPort);
        if (session.IsInvalid)
        {
            return null;
        }

        var error = ldap_bind_sW(session, null, IntPtr.Zero, AuthNegotiate);
        if (error == ServerDown)
        {
            return null;
        }

        Check(error, account);
        return First(session, null, ScopeBase, "(objectClass=*)", "defaultNamingContext", account, values => values.First) is { } domain
            ? First(session, domain, ScopeSubtree, $"(objectSid={account.Sid})", attribute, account, read)
            : null;
    }

    /// <summary>What an attribute of the first entry found holds.</summary>
    private static string? First(LdapSession session, string? searchBase, uint scope, string filter, string attribute, UserAccount account, Func<LdapValues, string?> read)
    {
        var error = ldap_search_sW(session, searchBase, scope, filter, IntPtr.Zero, 0, out var result);
        using (result)
        {
            Check(error, account);
            var entry = ldap_first_entry(session, result);
            if (entry == IntPtr.Zero)
            {
                return null;
            }

            using var values = ldap_get_values_lenW(session, entry, attribute);
            return values.IsInvalid ? null : read(values);
        }
    }

    private static void Check(int error, UserAccount account)
    {
        if (error != 0)
        {
            throw WindowsError.Of($"Asking the directory (LDAP error {error}) about", account.ToString(), (int)LdapMapErrorToWin32(error));
        }
    }

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern LdapSession ldap_initW(string? host, uint port);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_bind_sW(LdapSession session, string? name, IntPtr credentials, uint method);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_search_sW(LdapSession session, string? searchBase, uint scope, string filter, IntPtr attributes, uint attributesOnly, out LdapResult result);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr ldap_first_entry(LdapSession session, LdapResult result);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern LdapValues ldap_get_values_lenW(LdapSession session, IntPtr entry, string attribute);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint LdapMapErrorToWin32(int error);
}
