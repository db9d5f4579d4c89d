using System;
using System.Net;
using OutlookProfile.Configuration;

namespace OutlookProfile.Connectivity;

/// <summary>What is to be checked.</summary>
/// <param name="Address">The mailbox's address with every placeholder filled in, or null when it is not known.</param>
/// <param name="Credential">Who to log on as; null to check as an anonymous visitor only. Lives in memory for the check.</param>
/// <param name="Timeout">For everything together.</param>
public sealed record CheckRequest(ProfileConfiguration Configuration, string? Address, NetworkCredential? Credential, TimeSpan Timeout)
{
    /// <summary>The part behind the @, or null.</summary>
    public string? MailDomain => Address?[(Address.IndexOf('@') + 1)..];
}
