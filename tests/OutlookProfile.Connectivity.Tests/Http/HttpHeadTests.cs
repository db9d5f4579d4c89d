using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Tests.Http;

[TestClass]
public sealed class HttpHeadTests
{
    [TestMethod]
    public void Parse_KeepsEveryHeaderOfAName()
    {
        var head = HttpHead.Parse("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM\r\nX: y:z\r\nwww-authenticate: Basic realm=x");

        CollectionAssert.AreEqual(new[] { "NTLM", "Basic" }, head.Challenges.Schemes.ToArray());
        Assert.AreEqual("y:z", head.First("x"));
    }

    [TestMethod]
    public void Parse_TakesAStatusWithoutAReason() => Assert.AreEqual(204, HttpHead.Parse("HTTP/1.0 204").Status);

    [TestMethod]
    [DataRow("HTTP/2 200 OK")]
    [DataRow("HTTP/1.1")]
    [DataRow("HTTP/1.1 -5 x")]
    [DataRow("HTTP/1.1 99999 x")]
    [DataRow("ICY 200 OK")]
    [DataRow("")]
    public void Parse_SaysWhatIsThere_WhenItIsNoHttp(string text) => Assert.ThrowsExactly<HttpFormatException>(() => HttpHead.Parse(text));

    [TestMethod]
    public async Task Body_IsPutTogether_FromChunks()
    {
        var reader = new BufferedReader(new MemoryStream(Encoding.ASCII.GetBytes("4\r\nWiki\r\n6;name=value\r\npedia \r\n0\r\nTrailer: x\r\n\r\nnext")));

        var (content, isCut) = await new HttpBody(reader, null, isChunked: true).ReadUpToAsync(1000, CancellationToken.None);

        Assert.AreEqual("Wikipedia ", Encoding.ASCII.GetString(content));
        Assert.IsFalse(isCut);
        var rest = new byte[4];
        Assert.AreEqual(4, await reader.ReadAsync(rest, CancellationToken.None), "The next answer begins where the trailers end.");
    }

    [TestMethod]
    public async Task Head_LeavesWhatFollows_InTheReader()
    {
        var reader = new BufferedReader(new TricklingStream("HTTP/1.1 200 OK\r\n\r\nbody"));

        Assert.AreEqual("HTTP/1.1 200 OK", await reader.ReadHeadAsync(CancellationToken.None));
        Assert.AreEqual("body", Encoding.ASCII.GetString((await new HttpBody(reader, 4, false).ReadUpToAsync(10, CancellationToken.None)).Content));
    }

    /// <summary>One byte at a time.</summary>
    private sealed class TricklingStream(string text) : MemoryStream(Encoding.ASCII.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
