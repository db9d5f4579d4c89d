using System;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>Whether a certificate is trusted, in time, strong, and for this host.</summary>
internal sealed class CertificateCheck(FindingLog log)
{
    private const int ShortestRsaKey = 2048;
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    // sha1WithRSAEncryption, md5WithRSAEncryption, ecdsa-with-SHA1, dsa-with-sha1
    private static readonly string[] WeakSignatures = ["1.2.840.113549.1.1.5", "1.2.840.113549.1.1.4", "1.2.840.10045.4.1", "1.2.840.10040.4.3"];

    public void Run(string subject, string host, TlsFacts facts)
    {
        var certificate = facts.Certificate!;
        var names = CertificateNames.Of(certificate);
        CheckTrust(subject, certificate, facts);
        CheckStrength(subject, certificate);
        CheckHost(subject, host, certificate, names);
    }

    private void CheckTrust(string subject, X509Certificate2 certificate, TlsFacts facts)
    {
        var now = DateTime.Now;
        var from = certificate.NotBefore.ToUniversalTime().ToString(DateFormat);
        var to = certificate.NotAfter.ToUniversalTime().ToString(DateFormat);
        if (certificate.NotAfter < now)
        {
            log.Add(FindingKinds.TlsExpired, subject, $"The certificate has expired on {to}.", $"Renew it on the server; if it was renewed, assign the new one to IIS.");
        }
        else if (certificate.NotBefore > now)
        {
            log.Add(FindingKinds.TlsNotYetValid, subject, $"The certificate is valid from {from} only, and this machine's date is {now.ToUniversalTime().ToString(DateFormat)}.", $"Set this machine's clock, or use a certificate that is valid today.");
        }
        else if (certificate.NotAfter - now < Soon)
        {
            log.Add(FindingKinds.TlsExpiresSoon, subject, $"The certificate expires on {to}, in {(int)(certificate.NotAfter - now).TotalDays} days.", $"Renew it in time: on that day every Outlook stops connecting.");
        }

        var issuer = Foreign.Text(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
        var others = facts.Chain.Where(state => state is not (X509ChainStatusFlags.NoError or X509ChainStatusFlags.NotTimeValid)).ToArray();
        if (facts.Errors == SslPolicyErrors.None || (facts.Errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == 0)
        {
            log.Add(FindingKinds.TlsTrusted, subject, $"This machine trusts the certificate; issued by {issuer}, valid until {to}.");
        }
        else if (others.Any(state => state is X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain))
        {
            log.Add(certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                ? new(FindingKinds.TlsSelfSigned, subject, $"The certificate is self-signed: no issuer vouches for it, so Outlook refuses it without asking.", $"Use a certificate of an authority that the users' machines trust, or distribute this one to their trusted roots.")
                : new(FindingKinds.TlsUntrusted, subject, $"The certificate's issuer {issuer} is not trusted by this machine, or an intermediate certificate is missing.", $"Have the server send its intermediate certificates, or distribute the root certificate to the users' machines; a web filter that opens TLS shows the same."));
        }
        else if (others.Contains(X509ChainStatusFlags.NotValidForUsage))
        {
            log.Add(FindingKinds.TlsWrongUse, subject, $"The certificate is not meant for servers: Server Authentication is missing in its extended key usage.", $"Request one with Server Authentication (1.3.6.1.5.5.7.3.1).");
        }
        else if (others.Length > 0)
        {
            log.Add(FindingKinds.TlsInvalid, subject, $"This machine refuses the certificate: {string.Join(", ", others)}.", $"Replace it; the words are those of X509ChainStatusFlags.");
        }
    }

    private void CheckStrength(string subject, X509Certificate2 certificate)
    {
        if (WeakSignatures.Contains(certificate.SignatureAlgorithm.Value))
        {
            log.Add(FindingKinds.TlsWeakSignature, subject, $"The certificate is signed with {(certificate.SignatureAlgorithm.FriendlyName is { } name ? Text.Verbatim(Foreign.Text(name)) : $"an old algorithm")}, which current Windows refuses.", $"Have it issued anew with SHA-256.");
        }

        if (RsaKeySize(certificate) is { } size and < ShortestRsaKey)
        {
            log.Add(FindingKinds.TlsWeakKey, subject, $"The certificate's RSA key has {size} bits, and current Windows asks for {ShortestRsaKey}.", $"Have it issued anew with a longer key.");
        }
    }

    /// <summary>In bits; null for another kind of key, and for one that this system cannot load: TLS with it was possible all the same.</summary>
    private static int? RsaKeySize(X509Certificate2 certificate)
    {
        try
        {
            using var key = certificate.GetRSAPublicKey();
            return key?.KeySize;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void CheckHost(string subject, string host, X509Certificate2 certificate, CertificateNames names)
    {
        if (!names.IsReadable)
        {
            log.Add(FindingKinds.TlsUnreadableNames, subject, $"The certificate's list of subject alternative names is malformed.", $"Have it issued anew.");
        }

        if (names.IsReadable && certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false))
        {
            log.Add(FindingKinds.TlsHostName, subject, $"The certificate is for {host}.");
        }
        else if (certificate.Extensions.All(extension => extension.Oid?.Value != "2.5.29.17") && certificate.MatchesHostname(host))
        {
            log.Add(FindingKinds.TlsSubjectOnly, subject, $"The certificate names {host} in its subject only, and current systems look at subject alternative names.", $"Have it issued with {host} as a subject alternative name.");
        }
        else
        {
            log.Add(
                FindingKinds.TlsWrongName,
                subject,
                $"The certificate is for {NameList.Of(names)}, not for {host}.",
                names.All.Count > 0 && !names.All[0].StartsWith('*')
                    ? (Text)$"Write \"proxy\": \"{Foreign.Text(names.All[0])}\" in http if that name leads to the same server, or have {host} added to the certificate."
                    : $"Have {host} added to the certificate, or name a host that it covers.");
        }
    }
}
