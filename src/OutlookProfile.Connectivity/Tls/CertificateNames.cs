using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>The names that a certificate carries.</summary>
/// <param name="Subject">The common name of its subject, or null.</param>
/// <param name="Alternatives">The DNS names of its subject alternative names.</param>
/// <param name="IsReadable">False when the list of alternative names is malformed.</param>
internal sealed record CertificateNames(string? Subject, IReadOnlyList<string> Alternatives, bool IsReadable)
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private const string CommonName = "2.5.4.3";

    /// <summary>Subject first, each once.</summary>
    public IReadOnlyList<string> All => [.. (Subject is null ? [] : new[] { Subject }).Concat(Alternatives).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static CertificateNames Of(X509Certificate2 certificate)
    {
        try
        {
            var alternatives = certificate.Extensions
                .Where(extension => extension.Oid?.Value == SubjectAlternativeName)
                .SelectMany(extension => new X509SubjectAlternativeNameExtension(extension.RawData).EnumerateDnsNames())
                .ToArray();
            return new CertificateNames(SubjectOf(certificate), alternatives, IsReadable: true);
        }
        catch (CryptographicException)
        {
            return new CertificateNames(SubjectOf(certificate), [], IsReadable: false);
        }
    }

    /// <summary>Whether a name stands there literally, as msstd: compares it.</summary>
    public bool Carries(string name) => All.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The wildcard that covers a host, or null. A wildcard stands for exactly one label (RFC 6125 6.4.3).</summary>
    public string? WildcardFor(string host)
    {
        var dot = host.IndexOf('.');
        return dot < 0 ? null : All.FirstOrDefault(name => string.Equals(name, "*" + host[dot..], StringComparison.OrdinalIgnoreCase));
    }

    private static string? SubjectOf(X509Certificate2 certificate)
    {
        try
        {
            return certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)
                .Select(part => part.GetSingleElementValue())
                .FirstOrDefault();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
