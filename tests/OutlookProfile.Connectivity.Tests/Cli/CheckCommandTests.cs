using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Cli;

/// <summary>The real program, with this machine's own resolver and trust, against servers at localhost.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class CheckCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("check").FullName;

    public CheckCommandTests() => File.WriteAllText(In("root.pem"), Lab.Authority.RootPem);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [DataRow("basic")]
    [DataRow("ntlm")]
    public async Task Check_ReachesTheMailboxServer_WithAPasswordFromAPipe(string authentication)
    {
        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, authentication);

        var (code, output, error) = await RunAsync(TestUser.Password + "\nignored\n", "check", In("site.json"), "--user", TestUser.Name, "--email", "alice@localhost", "--timeout", "20");

        Assert.AreEqual(0, code, output + error);
        StringAssert.Contains(output, "[rpc.endpoint]");
        StringAssert.Contains(output, "Nothing that was checked stands between Outlook and the mailbox: no failure");
        Assert.IsFalse((output + error).Contains(TestUser.Password), "The password is nobody's business.");
    }

    /// <summary>What ships is compiled natively: nothing may be missing there.</summary>
    [TestMethod]
    [DataRow("basic")]
    [DataRow("ntlm")]
    public async Task Check_ReachesTheMailboxServer_WithTheToolAsItShips(string authentication)
    {
        var tool = Path.Combine(Repository.Artifacts, "outlookprofile", "outlookprofile");
        if (!File.Exists(tool))
        {
            Assert.Inconclusive($"The tool is not built: {tool}. ./build.sh test builds it.");
        }

        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, authentication);

        var (code, output, error) = await RunAsync(tool, TestUser.Password, ["check", In("site.json"), "--user", TestUser.Name, "--email", "alice@localhost", "--timeout", "20"]);

        Assert.AreEqual(0, code, output + error);
        StringAssert.Contains(output, "[rpc.endpoint]");
    }

    [TestMethod]
    public async Task Check_Ends1WithJson_WhenThePasswordIsWrong()
    {
        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, "basic");

        var (code, output, _) = await RunAsync("wrong", "check", In("site.json"), "--user", @"EXAMPLE\alice", "--email", "alice@localhost", "--timeout", "20", "--json");

        Assert.AreEqual(1, code, output);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.IsFalse(report.GetProperty("passed").GetBoolean());
        var refused = report.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("id").GetString() == "log-on.refused");
        Assert.AreEqual("failure", refused.GetProperty("severity").GetString());
        Assert.AreNotEqual("", refused.GetProperty("action").GetString());
        Assert.AreEqual(report.GetProperty("failures").GetInt32(), report.GetProperty("findings").EnumerateArray().Count(finding => finding.GetProperty("severity").GetString() == "failure"));
    }

    /// <summary>As the wizard asks, whose pages have a language of their own.</summary>
    [TestMethod]
    [DataRow("de", "refuses connections at port 9", "Verbindungen an Port 9 ab")]
    [DataRow("ja", "refuses connections at port 9", "\u63A5\u7D9A")]
    public async Task Check_SaysItInTheLanguageAskedFor_InJson(string language, string english, string translated)
    {
        const int Closed = 9;
        Write(Closed, "basic");

        var (_, plain, _) = await RunAsync("", "check", In("site.json"), "--email", "alice@localhost", "--timeout", "20", "--json");
        var (code, output, error) = await RunAsync("", "check", In("site.json"), "--email", "alice@localhost", "--timeout", "20", "--json", "--language", language);

        Assert.AreEqual(1, code, output + error);
        StringAssert.Contains(Meaning(plain), english);
        StringAssert.Contains(Meaning(output), translated);

        static string Meaning(string report) => JsonDocument.Parse(report).RootElement.GetProperty("findings").EnumerateArray()
            .First(finding => finding.GetProperty("severity").GetString() == "failure").GetProperty("meaning").GetString()!;
    }

    [TestMethod]
    public async Task Check_GoesOnWithoutALogOn_WhenThePipeIsEmpty()
    {
        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, "basic");

        var (code, output, error) = await RunAsync("", "check", In("site.json"), "--user", TestUser.Name, "--email", "alice@localhost", "--timeout", "20");

        Assert.AreEqual(0, code, output + error);
        StringAssert.Contains(output, "[log-on.not-tried]");
        StringAssert.Contains(error, "No password was given");
    }

    [TestMethod]
    public async Task Check_SaysThatNothingWasSaved_WhenAutodiscoverGaveNothing()
    {
        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, "basic");

        var (code, _, error) = await RunAsync(TestUser.Password, "check", In("site.json"), "--user", TestUser.Name, "--email", "alice@localhost", "--save-autodiscover", In("saved.xml"), "--timeout", "20");

        Assert.AreEqual(1, code);
        StringAssert.Contains(error, "not written, because Autodiscover gave no settings");
        Assert.IsFalse(File.Exists(In("saved.xml")));
    }

    [TestMethod]
    [DataRow("--timeout", "0")]
    [DataRow("--timeout", "soon")]
    [DataRow("--timeout", "100000")]
    [DataRow("--email", "nobody")]
    [DataRow("--language", "klingon")]
    [DataRow("--save-autodiscover", "saved.xml")]
    [DataRow("--password", "secret")]
    public async Task Check_Ends2_WhenAnOptionIsWrong(string option, string value)
    {
        Write(443, "basic");

        var (code, output, error) = await RunAsync("", "check", In("site.json"), option, value);

        Assert.AreEqual(2, code, output);
        Assert.AreEqual("", output);

        // Of one out of a list, System.CommandLine names the value.
        StringAssert.Contains(error, option == "--language" ? value : option);
    }

    [TestMethod]
    public async Task Check_Ends2_WhenTheConfigurationIsWrong()
    {
        File.WriteAllText(In("site.json"), """{ "server": { "fqdn": "https://mail" } }""");

        var (code, _, error) = await RunAsync("", "check", In("site.json"));

        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "server.fqdn");
    }

    [TestMethod]
    public async Task Check_Ends2_WhenItWouldSaveOverItsInput()
    {
        Write(443, "basic");

        var (code, _, error) = await RunAsync("x", "check", In("site.json"), "--user", "alice", "--save-autodiscover", In("site.json"));

        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "site.json");
        StringAssert.Contains(File.ReadAllText(In("site.json")), "localhost");
    }

    [TestMethod]
    public async Task Check_AsksForThePasswordWithoutEcho_InATerminal()
    {
        using var server = new RpcProxyServer(Lab.Authority.For("localhost"), new RpcProxyOptions());
        Write(server.Address.Port, "basic");
        var script = Path.Combine(AppContext.BaseDirectory, "Cli", "terminal.py");

        var (code, shown, error) = await RunAsync("/usr/bin/python3", "", [script, TestUser.Password, "dotnet", .. Arguments("check", In("site.json"), "--user", TestUser.Name, "--email", "alice@localhost", "--timeout", "20")]);

        Assert.AreEqual(0, code, shown + error);
        StringAssert.Contains(shown, "Password for alice (empty: no log-on): ");
        StringAssert.Contains(shown, "[rpc.endpoint]");
        StringAssert.Contains(shown, " found; ", "Progress is shown to people.");
        Assert.IsFalse(shown.Contains(TestUser.Password), "The password is nobody's business.");
    }

    [TestMethod]
    public async Task Check_EndsAtOnceInOneLine_WhenItIsInterrupted()
    {
        var arrived = new TaskCompletionSource();
        using var silent = new ScriptedServer(null, async (stream, cancellation) =>
        {
            // The connection that tries the port says nothing; the one for TLS does.
            if (await stream.ReadAsync(new byte[1], cancellation) > 0)
            {
                arrived.TrySetResult();
                await Task.Delay(-1, cancellation);
            }
        });
        Write(silent.Address.Port, "basic");
        using var process = Start("dotnet", Arguments("check", In("site.json"), "--email", "alice@localhost", "--timeout", "60"));
        process.StandardInput.Close();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Process.Start("kill", ["-INT", process.Id.ToString()]).WaitForExit();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.AreEqual(130, process.ExitCode);
        Assert.AreEqual("interrupted; nothing was written", (await process.StandardError.ReadToEndAsync()).Trim());
    }

    private void Write(int port, string authentication) => File.WriteAllText(
        In("site.json"),
        $$"""{ "server": { "fqdn": "mbx.example.test" }, "http": { "proxy": "localhost:{{port}}", "authentication": "{{authentication}}" } }""");

    private string In(string name) => Path.Combine(folder, name);

    private Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments) => RunAsync("dotnet", input, Arguments(arguments));

    private async Task<(int Code, string Output, string Error)> RunAsync(string program, string input, string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await error);
    }

    private static string[] Arguments(params string[] arguments) => [Path.Combine(AppContext.BaseDirectory, "outlookprofile.dll"), .. arguments];

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // OpenSSL's own way to name the trusted roots.
        start.Environment["SSL_CERT_FILE"] = In("root.pem");
        start.Environment["SSL_CERT_DIR"] = folder;
        return Process.Start(start)!;
    }
}
