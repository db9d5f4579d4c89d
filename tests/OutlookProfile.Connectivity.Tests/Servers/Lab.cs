using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>What all tests share: a certificate authority and a DNS server.</summary>
[TestClass]
public static class Lab
{
    private static readonly Lazy<TestAuthority> TheAuthority = new(() => new TestAuthority());
    private static readonly Lazy<X509Certificate2> TheMail = new(() => Authority.For("mail.example.test"));
    private static readonly Lazy<X509Certificate2> TheAutodiscover = new(() => Authority.For("autodiscover.example.test", "example.test", "autodiscover.cloud.test"));
    private static readonly Lazy<DnsmasqServer> TheDns = new(() => new DnsmasqServer());

    internal static TestAuthority Authority => TheAuthority.Value;

    internal static IPEndPoint Dns => TheDns.Value.Address;

    /// <summary>A good certificate for the RPC proxy of the tests.</summary>
    internal static X509Certificate2 Mail => TheMail.Value;

    /// <summary>A good certificate for their Autodiscover service.</summary>
    internal static X509Certificate2 Autodiscover => TheAutodiscover.Value;

    [AssemblyCleanup]
    public static void CleanUp()
    {
        if (TheDns.IsValueCreated)
        {
            TheDns.Value.Dispose();
        }
    }
}
