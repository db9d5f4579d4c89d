using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>What all tests share: a certificate authority and a DNS server.</summary>
[TestClass]
public static class Lab
{
    private static readonly Lazy<TestAuthority> TheAuthority = new(() => new TestAuthority());
    private static readonly Lazy<DnsmasqServer> TheDns = new(() => new DnsmasqServer());

    internal static TestAuthority Authority => TheAuthority.Value;

    internal static INames Names => DnsNames.At(TheDns.Value.Address);

    [AssemblyCleanup]
    public static void CleanUp()
    {
        if (TheDns.IsValueCreated)
        {
            TheDns.Value.Dispose();
        }
    }
}
