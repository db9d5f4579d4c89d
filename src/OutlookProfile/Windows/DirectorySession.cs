using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace OutlookProfile.Windows;

/// <summary>A directory to ask about users, through Windows' LDAP client (winldap.h).</summary>
public sealed class DirectorySession : IDisposable
{
    private const uint AuthNegotiate = 0x0486;
    private const uint ScopeBase = 0;
    private const uint ScopeSubtree = 2;
    private const uint DefaultPort = 389;
    private const int ServerDown = 0x51;

    /// <summary>LDAP_OPT_REFERRALS, and LDAP_OPT_OFF for its value.</summary>
    private const int Referrals = 0x08;
    private static readonly IntPtr Off = IntPtr.Zero;

    private const string DefaultNamingContext = "defaultNamingContext";

    private readonly LdapSession session;

    /// <summary>Where its users are, once it was asked for.</summary>
    private string? domain;

    private DirectorySession(LdapSession session) => this.session = session;

    /// <summary>The machine's own domain, as the process's account; null when the machine has no directory to ask.</summary>
    /// <param name="account">Whom it will be asked about, for the message of a failure.</param>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static DirectorySession? OpenDomain(UserAccount account) => Open(null, DefaultPort, AuthNegotiate, account);

    /// <summary>A directory; null when there is none.</summary>
    /// <param name="host">Null for a domain controller of the domain that the machine is a member of, which Windows finds by DsGetDcName (winldap.h, ldap_init, Remarks).</param>
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

        // A search from a domain's root is always referred to its subordinate partitions (DomainDnsZones and such) as well, where no users are: asking their
        // servers, too, may take long. A client that does not know the option finds the user all the same.
        _ = ldap_set_optionW(session, Referrals, Off);
        var error = ldap_bind_sW(session, null, IntPtr.Zero, method);
        if (error == 0)
        {
            return new DirectorySession(session);
        }

        session.Dispose();
        Check(error == ServerDown ? 0 : error, account);
        return null;
    }

    /// <summary>What the user's entry holds of some attributes, each one's first value as it is, by one search; without those that the user does not have.</summary>
    /// <exception cref="System.IO.IOException">The directory refused.</exception>
    public IReadOnlyDictionary<string, byte[]> Find(UserAccount account, IReadOnlyCollection<string> attributes)
    {
        if (domain is null && Search(null, ScopeBase, "(objectClass=*)", [DefaultNamingContext], account).TryGetValue(DefaultNamingContext, out var name))
        {
            domain = Encoding.UTF8.GetString(name);
        }

        return domain is null ? new Dictionary<string, byte[]>() : Search(domain, ScopeSubtree, $"(objectSid={Sid.ForFilter(account.Sid)})", attributes, account);
    }

    public void Dispose() => session.Dispose();

    /// <summary>The first entry found.</summary>
    private Dictionary<string, byte[]> Search(string? searchBase, uint scope, string filter, IReadOnlyCollection<string> attributes, UserAccount account)
    {
        var found = new Dictionary<string, byte[]>();
        var names = new List<IntPtr>();
        try
        {
            foreach (var attribute in attributes)
            {
                names.Add(Marshal.StringToHGlobalUni(attribute));
            }

            // A list of pointers that ends with NULL.
            var error = ldap_search_sW(session, searchBase, scope, filter, [.. names, IntPtr.Zero], 0, out var result);
            using (result)
            {
                Check(error, account);
                var entry = ldap_first_entry(session, result);
                foreach (var attribute in entry == IntPtr.Zero ? [] : attributes)
                {
                    using var values = ldap_get_values_lenW(session, entry, attribute);
                    if (!values.IsInvalid)
                    {
                        found[attribute] = values.First;
                    }
                }
            }
        }
        finally
        {
            names.ForEach(Marshal.FreeHGlobal);
        }

        return found;
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

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_set_optionW(LdapSession session, int option, IntPtr value);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_bind_sW(LdapSession session, string? name, IntPtr credentials, uint method);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern int ldap_search_sW(LdapSession session, string? searchBase, uint scope, string filter, IntPtr[] attributes, uint attributesOnly, out LdapResult result);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr ldap_first_entry(LdapSession session, LdapResult result);

    [DllImport("wldap32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern LdapValues ldap_get_values_lenW(LdapSession session, IntPtr entry, string attribute);

    [DllImport("wldap32.dll", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    private static extern uint LdapMapErrorToWin32(int error);
}
