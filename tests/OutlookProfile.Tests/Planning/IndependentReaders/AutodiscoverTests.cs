using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Planning;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Planning.IndependentReaders;

/// <summary>
/// The local Autodiscover response against the published elements (the schemas beside this file cite them) and as a POX client
/// library reads it: exchangelib (Debian: python3-exchangelib).
/// </summary>
[TestClass]
public sealed class AutodiscoverTests
{
    private const string Reader = """
        import json, sys
        from exchangelib.autodiscover.properties import Autodiscover
        def read(path):
            with open(path, 'rb') as file:
                response = Autodiscover.from_bytes(file.read()).response
            account = response.account
            assert (account.type, account.action) == ('email', 'settings')
            assert response.user.display_name and '@' in response.user.autodiscover_smtp_address
            for protocol in account.protocols:
                protocol.clean()
            return {p.type: [p.server, p.ssl, p.auth_package, p.cert_principal_name, p.ews_url, p.oof_url, p.oab_url] for p in account.protocols}
        print(json.dumps([read(path) for path in sys.argv[1:]]))
        """;

    private static readonly XmlSchemaSet Schemas = ReadSchemas();

    [TestMethod]
    public void Response_HoldsOnlyPublishedElements_ForAnyConfiguration() =>
        Prop.ForAll(
            AnyConfiguration.Configurations.ToArbitrary(),
            configuration => Assert.IsNull(Mistake(AutodiscoverResponse.Write(configuration, TestData.Jane)))).QuickCheckThrowOnFailure();

    [TestMethod]
    [DataRow("<SSL>on</SSL>", "<SSL>On</SSL>")]
    [DataRow("<SSL>on</SSL>", "<Ssl>on</Ssl>")]
    [DataRow("<SSL>on</SSL>", "<SSL>on</SSL><ServerExclusiveConnect>on</ServerExclusiveConnect>")]
    [DataRow("<AuthPackage>basic</AuthPackage>", "<AuthPackage>password</AuthPackage>")]
    [DataRow("<Type>EXPR</Type>", "<Type>RPC</Type>")]
    [DataRow("<Server>exchange.acme.com</Server>", "<Server>https://exchange.acme.com/rpc</Server>")]
    [DataRow("msstd:exchange.acme.com", "exchange.acme.com")]
    [DataRow("responseschema/2006a", "responseschema/2006b")]
    [DataRow("<Action>settings</Action>", "")]
    [DataRow("<DisplayName>jdoe</DisplayName>", "")]
    [DataRow("<DisplayName>jdoe</DisplayName>", "<DisplayName>jdoe</DisplayName><EMailAddress>a@b.c</EMailAddress>")]
    [DataRow("<Type>EXCH</Type>\r\n        <Server>exchange.acme.com</Server>", "<Server>exchange.acme.com</Server><Type>EXCH</Type>")]
    [DataRow("<SSL>on</SSL>\r\n", "<SSL>on</SSL><AuthPackage>basic</AuthPackage>\r\n")]
    public void Schema_RefusesWhatIsNotPublished(string published, string other) =>
        Assert.IsNotNull(Mistake(AutodiscoverResponse.Write(TestData.Acme, TestData.Jane).Replace(published, other)));

    [TestMethod]
    public void Schema_AsksForAUser()
    {
        var response = AutodiscoverResponse.Write(TestData.Acme, TestData.Jane);
        var (begin, end) = (response.IndexOf("    <User>", System.StringComparison.Ordinal), response.IndexOf("    <Account>", System.StringComparison.Ordinal));

        StringAssert.Contains(Mistake(response.Remove(begin, end - begin)), "User");
    }

    [TestMethod]
    public void Response_IsUtf8WithoutAMark_AsItsDeclarationSays()
    {
        var file = UserMachine.With(TestData.Acme with { Autodiscover = new(Local: true) }, OutlookProfile.Outlook.OutlookVersion.Outlook2016).Files.Values.Single();

        StringAssert.StartsWith(Encoding.ASCII.GetString(file), "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Autodiscover xmlns=");
    }

    [TestMethod]
    public void LegacyDN_IsTheMailboxsOwn_OrTheDirectorys_OrLeftOut()
    {
        StringAssert.Contains(Write("/o=Acme/cn=jane", () => "/o=Directory/cn=jane"), "<LegacyDN>/o=Acme/cn=jane</LegacyDN>");
        StringAssert.Contains(Write("jane", () => "/o=Directory/cn=jane"), "<LegacyDN>/o=Directory/cn=jane</LegacyDN>");
        Assert.IsFalse(Write("jane", () => null).Contains("LegacyDN"));

        static string Write(string user, System.Func<string?> directory) =>
            AutodiscoverResponse.Write(TestData.Acme with { Mailbox = TestData.Acme.Mailbox with { User = user } }, TestData.Jane with { LegacyDN = directory });
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Exchangelib_ReadsTheSettings_OfAnyConfiguration()
    {
        var configurations = AnyConfiguration.Configurations.Sample(60).Append(TestData.Acme).ToArray();
        foreach (var (configuration, protocols) in configurations.Zip(Read(configurations.Select(configuration => AutodiscoverResponse.Write(configuration, TestData.Jane)))))
        {
            var http = configuration.Http;
            CollectionAssert.AreEqual(http.Enabled ? new[] { "EXCH", "EXPR", "EXHTTP" } : ["EXCH"], protocols.Keys.ToArray());
            Assert.AreEqual(TestData.Jane.ExpandServer(configuration.Server.Fqdn), protocols["EXCH"][0].GetString());
            CollectionAssert.AreEqual(
                new[] { configuration.Autodiscover.EwsUrl, configuration.Autodiscover.OofUrl, configuration.Autodiscover.OabUrl },
                protocols["EXCH"][4..].Select(url => url.GetString()).ToArray());
            foreach (var proxy in protocols.Where(protocol => protocol.Key != "EXCH").Select(protocol => protocol.Value))
            {
                Assert.AreEqual(http.Proxy, proxy[0].GetString());
                Assert.AreEqual(http.SslOnly, proxy[1].GetBoolean());
                Assert.AreEqual(http.Authentication.ToString().ToLowerInvariant(), proxy[2].GetString());
                Assert.AreEqual(http.MutualAuthentication ? http.Principal : "none", proxy[3].GetString());
            }
        }
    }

    /// <returns>The first mistake, or null.</returns>
    private static string? Mistake(string response)
    {
        string? mistake = null;
        XDocument.Parse(response).Validate(Schemas, (_, found) => mistake ??= found.Message);
        return mistake;
    }

    private static XmlSchemaSet ReadSchemas()
    {
        var schemas = new XmlSchemaSet();
        foreach (var name in new[] { "pox-response.xsd", "pox-envelope.xsd" })
        {
            using var reader = XmlReader.Create(Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Planning", "IndependentReaders", name));
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }

    private static IReadOnlyList<Dictionary<string, JsonElement[]>> Read(IEnumerable<string> responses)
    {
        using var folder = new TemporaryFolder();
        var files = responses.Select((response, i) => folder.Write($"{i}.xml", Encoding.UTF8.GetBytes(response)));
        return JsonSerializer.Deserialize<List<Dictionary<string, JsonElement[]>>>(ToolProcess.Run("/usr/bin/python3", ["-c", Reader, .. files]))!;
    }
}
