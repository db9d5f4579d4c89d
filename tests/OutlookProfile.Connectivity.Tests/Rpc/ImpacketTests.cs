using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Rpc;

/// <summary>A client that nobody here wrote judges the test server, which then judges our client.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ImpacketTests(TestContext context)
{
    private const string Emsmdb = "a4f1db00-ca47-1067-b31f-00dd010662da";
    private const string Nspi = "f5cc5a18-4264-101a-8c59-08002b2f8426";
    private const string Rfr = "1544f5e0-613c-11d1-93df-00c04fd7bd09";
    private const string Management = "afa8bd80-7d8a-11c9-bef4-08002b102989";

    [TestMethod]
    [DataRow("basic", Emsmdb, "0.81", 6001)]
    [DataRow("ntlm", Emsmdb, "0.81", 6001)]
    [DataRow("basic", Nspi, "56.0", 6004)]
    [DataRow("ntlm", Rfr, "1.0", 6002)]
    public async Task RpcProxyServer_TakesImpacket_WhenItConnectsAndBinds(string scheme, string uuid, string version, int port)
    {
        using var server = Start(new RpcProxyOptions());

        var output = await RunAsync(server, port, TestUser.Password, scheme, uuid, version);

        StringAssert.Contains(output, "connected");
        StringAssert.Contains(output, $"bound {uuid} {version}");
        CollectionAssert.IsSubsetOf(new[] { "CONN/A1", "CONN/B1", "Bind" }, server.Seen.Distinct().ToArray());
        Proof.Report(context, $"impacket connects to the test server by {scheme} and binds {uuid} {version}");
    }

    [TestMethod]
    public async Task RpcProxyServer_ListsItsInterfacesToImpacket_WhenTheOutChannelIsChunked()
    {
        using var server = Start(new RpcProxyOptions { IsChunked = true });

        StringAssert.Contains(await RunAsync(server, 6001, TestUser.Password, "basic", Management, "1.0", "list"), "interfaces 3");
    }

    [TestMethod]
    [DataRow("basic")]
    [DataRow("ntlm")]
    public async Task RpcProxyServer_RefusesImpacket_WhenThePasswordIsWrong(string scheme)
    {
        using var server = Start(new RpcProxyOptions());

        StringAssert.Contains(await RunAsync(server, 6001, "wrong", scheme, Emsmdb, "0.81"), "failed");
    }

    private static RpcProxyServer Start(RpcProxyOptions options) => new(Lab.Authority.For("localhost"), options);

    private static async Task<string> RunAsync(RpcProxyServer server, int port, string password, string scheme, string uuid, string version, params string[] more)
    {
        var script = Path.Combine(System.AppContext.BaseDirectory, "Rpc", "impacket-client.py");
        using var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3",
            [script, $"https://localhost:{server.Address.Port}/rpc/rpcproxy.dll", "mbx.example.test", port.ToString(), TestUser.Name, password, scheme, uuid, version, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(System.TimeSpan.FromSeconds(60));
        return await output + await error;
    }
}
