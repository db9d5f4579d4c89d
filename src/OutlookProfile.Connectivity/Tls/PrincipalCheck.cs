using System;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>
/// Mutual authentication: the name behind msstd: must stand in the certificate. Windows XP compares it with the subject, letter by
/// letter, and asks for the password again and again when they differ; later Windows takes any name of the certificate, and a
/// wildcard that covers it. For a wildcard Microsoft advises to write it as it is, msstd:*.acme.com (Exchange 2007 documentation,
/// cc535023; learn.microsoft.com/archive/blogs/mm/outlook-2007-exchange-with-wildcard-certificate).
/// </summary>
internal sealed class PrincipalCheck(FindingLog log)
{
    public void Run(string subject, HttpSettings http, CertificateNames names)
    {
        if (!http.MutualAuthentication)
        {
            log.Add(FindingKinds.TlsPrincipalUnused, subject, $"http.mutualAuthentication is false, so Outlook compares no principal name.");
            return;
        }

        var name = http.Principal[TextRules.PrincipalPrefix.Length..];
        if (string.Equals(name, names.Subject, StringComparison.OrdinalIgnoreCase))
        {
            log.Add(FindingKinds.TlsPrincipal, subject, $"The certificate's subject is {name}, as {http.Principal} demands.");
        }
        else if (names.Carries(name))
        {
            log.Add(FindingKinds.TlsPrincipal, subject, $"The certificate carries {name}, as {http.Principal} demands.");
            if (names.Subject is { } common)
            {
                log.Add(FindingKinds.TlsPrincipalAlternative, subject, $"The certificate's subject is {Foreign.Text(common)}, and {name} is one of its further names; Windows XP compares the subject only.", $"Write \"principal\": \"msstd:{Foreign.Text(common)}\" in http if machines with Windows XP are left.");
            }
        }
        else if (names.WildcardFor(name) is { } wildcard)
        {
            log.Add(FindingKinds.TlsPrincipalWildcard, subject, $"{http.Principal} is not in the certificate as it is written; {wildcard} is. Older systems compare letter by letter and then ask for the password again and again.", $"Write \"principal\": \"msstd:{wildcard}\" in http.");
        }
        else
        {
            log.Add(
                FindingKinds.TlsPrincipalMissing,
                subject,
                $"The certificate does not carry {name}, which {http.Principal} demands; it carries {NameList.Of(names)}.",
                names.All.Count > 0
                    ? (Text)$"Write \"principal\": \"msstd:{Foreign.Text(names.All[0])}\" in http if that is the right server."
                    : $"Have the certificate issued with a name.");
        }
    }
}
