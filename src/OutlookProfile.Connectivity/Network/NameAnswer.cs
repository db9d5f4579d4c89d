using System.Collections.Generic;
using System.Net;

namespace OutlookProfile.Connectivity.Network;

/// <summary>What became of a DNS query.</summary>
public enum NameStatus
{
    Found,

    /// <summary>NXDOMAIN.</summary>
    NoSuchName,

    /// <summary>The name exists, without a record of this type.</summary>
    NoRecords,

    /// <summary>SERVFAIL, REFUSED and the like.</summary>
    ServerFailed,

    /// <summary>Silence.</summary>
    NoAnswer,
}

/// <param name="Addresses">Those to connect to: what this machine makes of the name, otherwise what DNS has.</param>
/// <param name="InDns">What DNS has.</param>
/// <param name="Aliases">The names that the CNAME records lead to, in their order.</param>
/// <param name="Detail">The error in DNS's words, or empty.</param>
public sealed record AddressAnswer(
    NameStatus Status,
    IReadOnlyList<IPAddress> Addresses,
    IReadOnlyList<IPAddress> InDns,
    IReadOnlyList<string> Aliases,
    string Detail);

/// <param name="Services">By priority, then weight (RFC 2782).</param>
public sealed record ServiceAnswer(NameStatus Status, IReadOnlyList<Service> Services, string Detail);

/// <summary>An SRV record.</summary>
public sealed record Service(string Host, int Port);
