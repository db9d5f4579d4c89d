using System;
using System.Security.Authentication;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity.Tests.Tls;

/// <summary>Today's OpenSSL refuses old protocols on our side, so no server can show them.</summary>
[TestClass]
public sealed class TlsProtocolTests
{
#pragma warning disable SYSLIB0039 // What is old is the point.
    [TestMethod]
    [DataRow(SslProtocols.Tls, "tls.old-protocol", "TLS 1.0")]
    [DataRow(SslProtocols.Tls11, "tls.old-protocol", "TLS 1.1")]
    [DataRow(SslProtocols.Tls12, "tls.protocol", "TLS 1.2")]
    [DataRow(SslProtocols.Tls13, "tls.protocol", "TLS 1.3")]
    public void Protocol_IsJudged_ByItsAge(SslProtocols protocol, string id, string name)
    {
        var finding = TlsCheck.Describe("mail.example.test:443", protocol, TimeSpan.Zero);

        Assert.AreEqual(id, finding.Id);
        StringAssert.Contains(finding.Meaning.ToString(), name);
    }
#pragma warning restore SYSLIB0039
}
