using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>A directory to ask about users, through Windows' LDAP client (winldap.h).</summary>
public sealed class DirectorySession : IDisposable
{
    private const uint AuthNegotiate = 0x0486;
    private const uint ScopeBase = 0;
    private const uint ScopeSubtree = 2;
    private const uint DefaultPort = 389;
    private const int ServerDown = 0x51;

    private readonly LdapSession session;

    /// <summary>Where its users are, once it was asked for.</summary>
    private string? domain;

    private DirectorySession(LdapSession session) => this.session = session;

    /// <summary>The machine's own domain, as the process's account; null when the machine has no directory to ask.</summary>
    /// <param name="account">Whom it will be asked about, for the message of a failure.</param>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static DirectorySession? OpenDomain(UserAccount account) => Open(null, DefaultPort, AuthNegotiate, account);

    /// <summary>A directory; null when there is none.</summary>
    /// <param name="host">Null for a domain controller of the machine's domain, which Windows finds.</param>
    /// <param name="method">How to log on as the process's account (LDAP_AUTH_...).</param>
    /// <param name="account">Whom it will be asked about, for the message of a failure.</param>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static DirectorySession? Open(string? host, uint port, uint method, UserAccount account)
    {
        var session = ldap_initW(host, port);
        if (session.IsInvalid)
        {
            return null;
        }

        var error = ldap_bind_sW(session, null, IntPtr.Zero, method);
        if (error == 0)
        {
            return new DirectorySession(session);
        }

        session.Dispose();
        Check(error == ServerDown ? 0 : error, account);
        return null;
    }

    /// <summary>The user's mail address; null when the user has none.</summary>
    /// <exception cref="System.IO.IOException">The directory refused.</exception>
    public string? Mail(UserAccount account) => Find(account, "mail", values => values.First);

    /// <summary>The distinguished name of the user's mailbox in Exchange's own directory; null when the user has none.</summary>
    /// <exception cref="System.IO.IOException">The directory refused.</exception>
    public string? LegacyExchangeDN(UserAccount account) => Find(account, "legacyExchangeDN", values => values.First);

    /// <summary>The GUID of the user's mailbox, without braces, as Exchange 2013 and later name the server by it; null when the user has none.</summary>
    /// <exception cref="System.IO.IOException">The directory refused.</exception>
    public string? MailboxGuid(UserAccount account) =>
        Find(account, "msExchMailboxGuid", values => values.FirstBytes is { Length: 16 } bytes ? new Guid(bytes).ToString("D") : null);

    public void Dispose() => session.Dispose();

    /// <param name="read">Takes what is asked for out of the attribute's values.</param>
    private string? Find(UserAccount account, string attribute, Func<LdapValues, string?> read) =>
        (domain ??= First(null, ScopeBase, "(objectClass=*)", "defaultNamingContext", account, values => values.First)) is not null
            ? First(domain, ScopeSubtree, $"(objectSid={Sid.ForFilter(account.Sid)})", attribute, account, read)
            : null;

    /// <summary>What an attribute of the first entry found holds.</summary>
    private string? First(string? searchBase, uint scope, string filter, string attribute, UserAccount account, Func<LdapValues, string?> read)
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
