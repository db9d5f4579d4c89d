using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Tests.Http;

[TestClass]
public sealed class ChallengesTests
{
    [TestMethod]
    [DataRow("Basic realm=\"mail, and more\"", "Basic")]
    [DataRow("Negotiate, NTLM, Basic realm=\"x\"", "Negotiate NTLM Basic")]
    [DataRow("Digest realm=\"a\", nonce=\"b, c\", qop=\"auth\", Basic realm = \"d\"", "Digest Basic")]
    [DataRow("Bearer client_id=\"0\", trusted_issuers=\"a@b\", authorization_uri=\"https://login\"", "Bearer")]
    [DataRow("NTLM TlRMTVNTUAACAAAA==", "NTLM")]
    [DataRow("", "")]
    [DataRow(", ,", "")]
    [DataRow("Basic realm=\"never closed, NTLM", "Basic")]
    public void Schemes_AreThoseOffered_ForEachSpelling(string header, string schemes) =>
        Assert.AreEqual(schemes, string.Join(' ', Challenges.Parse([header]).Schemes));

    [TestMethod]
    public void Schemes_AreEachOnce_FromSeveralHeaders() =>
        CollectionAssert.AreEqual(new[] { "NTLM", "Basic" }, Challenges.Parse(["NTLM", "Basic realm=x", "ntlm"]).Schemes.ToArray());

    [TestMethod]
    public void Token_IsWhatFollowsTheScheme()
    {
        var challenges = Challenges.Parse(["Negotiate", "NTLM AQID"]);

        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, challenges.TokenOf("ntlm"));
        Assert.IsNull(challenges.TokenOf("Negotiate"));
    }
}
