using System.IO;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Cli;

/// <summary>The tool that the package installs on Windows, in Wine: Windows' TLS, resolver, registry and console calls.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class WindowsToolTests(TestContext context)
{
    private const string Tool = "src/OutlookProfile.Cli/bin/Target/win-x64/publish/outlookprofile.exe";

    [TestMethod]
    public void Check_ReachesTheMailboxServer_WithTheToolForWindows()
    {
        var tool = Repository.PathOf(Tool);
        if (!File.Exists(tool))
        {
            Assert.Inconclusive($"The tool for Windows is not built: {tool}. ./build.sh test builds it.");
        }

        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        using var wine = WinePrefix.Create();
        var registration = Path.Combine(wine.Path, "root.reg");
        File.WriteAllText(registration, Lab.Authority.RootRegistration());
        Assert.AreEqual(0, wine.Run($"timeout 60 wine regedit '{registration}'").ExitCode);
        var configuration = Path.Combine(wine.Path, "site.json");
        File.WriteAllText(configuration, $$"""{ "server": { "fqdn": "mbx.example.test" }, "outlook": { "ifNotFound": "16.0" }, "http": { "proxy": "localhost:{{server.Address.Port}}" } }""");

        var result = wine.Run($"sh -c 'echo {TestUser.Password} | timeout 90 wine \"{tool}\" check \"{configuration}\" --user {TestUser.Name} --email alice@localhost --timeout 60'");

        context.WriteLine(result.Output);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        foreach (var id in new[] { "tls.trusted", "tls.principal", "rpc.echo", "rpc.connected", "rpc.endpoint", "local.no-outlook", "local.no-profile" })
        {
            StringAssert.Contains(result.Output, $"[{id}]");
        }

        Assert.IsFalse(result.Output.Contains(TestUser.Password), "The password is nobody's business.");
        Proof.Report(context, "check: the tool for Windows reaches the test server's mailbox endpoint in Wine");
    }
}
