using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>A certificate authority that lives as long as the tests, and every kind of certificate that servers are found with.</summary>
internal sealed class TestAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // One key for all: making keys is what takes time.
    private readonly RSA key = RSA.Create(2048);

    private readonly X509Certificate2 root;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Example Root CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(5));
    }

    public X509Certificate2Collection Roots => [root];

    public string RootPem => root.ExportCertificatePem();

    /// <summary>Makes a Windows user trust the root: a registration file with the certificate as the system's stores keep it.</summary>
    public string RootRegistration()
    {
        // CERT_SHA1_HASH_PROP_ID (3) and CERT_CERT_PROP_ID (32), each: number, encoding type 1, length, data.
        var blob = new[] { (Property: 3, Data: root.GetCertHash()), (Property: 32, Data: root.RawData) }
            .SelectMany(property => (byte[])[.. BitConverter.GetBytes(property.Property), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(property.Data.Length), .. property.Data])
            .ToArray();
        return $"""
            REGEDIT4

            [HKEY_CURRENT_USER\Software\Microsoft\SystemCertificates\Root\Certificates\{root.Thumbprint}]
            "Blob"=hex:{string.Join(',', blob.Select(value => value.ToString("x2")))}

            """;
    }

    /// <summary>A certificate for the first name as its subject and all names as subject alternative names.</summary>
    public X509Certificate2 For(params string[] names) => Issue(names[0], names);

    public X509Certificate2 Issue(
        string subject,
        string[] alternatives,
        int validFromDays = -1,
        int validToDays = 365,
        bool isForServers = true,
        bool isSha1 = false,
        byte[]? rawAlternatives = null,
        RSA? own = null,
        X509Extension? more = null)
    {
        var request = Request(subject, alternatives, isForServers, rawAlternatives, own ?? key);
        if (more is not null)
        {
            request.CertificateExtensions.Add(more);
        }

        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        X509SignatureGenerator signer = isSha1 ? new Sha1Signer(key) : X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.Create(root.SubjectName, signer, now.AddDays(validFromDays), now.AddDays(validToDays), RandomNumberGenerator.GetBytes(12));
        return WithKey(certificate.CopyWithPrivateKey(own ?? key));
    }

    public X509Certificate2 SelfSigned(string name)
    {
        using var certificate = Request(name, [name], true, null, key).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(365));
        return WithKey(certificate);
    }

    private static CertificateRequest Request(string subject, string[] alternatives, bool isForServers, byte[]? rawAlternatives, RSA key)
    {
        var request = new CertificateRequest("CN=" + subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isForServers ? ServerAuthentication : ClientAuthentication)], false));
        if (rawAlternatives is not null)
        {
            request.CertificateExtensions.Add(new X509Extension("2.5.29.17", rawAlternatives, false));
        }
        else if (alternatives.Any())
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in alternatives)
            {
                names.AddDnsName(name);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }

    /// <summary>SslStream on Windows wants a key that has been in a file.</summary>
    private static X509Certificate2 WithKey(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);

    /// <summary>.NET refuses to sign with SHA-1, and rightly so; certificates that were signed so are still found.</summary>
    private sealed class Sha1Signer(RSA key) : X509SignatureGenerator
    {
        private static readonly byte[] Sha1WithRsaEncryption = Convert.FromHexString("300D06092A864886F70D0101050500");

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Sha1WithRsaEncryption;

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
    }
}
