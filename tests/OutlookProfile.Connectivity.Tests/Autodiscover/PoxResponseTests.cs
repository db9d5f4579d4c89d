using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Autodiscover;
using OutlookProfile.Planning;

namespace OutlookProfile.Connectivity.Tests.Autodiscover;

[TestClass]
public sealed class PoxResponseTests
{
    private const string Exchange2016 = """
        <?xml version="1.0" encoding="utf-8"?>
        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
          <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
            <User><DisplayName>Alice</DisplayName><LegacyDN>/o=Example/cn=alice</LegacyDN></User>
            <Account>
              <AccountType>email</AccountType><Action>settings</Action><MicrosoftOnline>False</MicrosoftOnline>
              <Protocol><Type>EXCH</Type><Server>guid@example.test</Server><Empty /><EwsUrl>https://a/ews</EwsUrl></Protocol>
              <Protocol Type="mapiHttp" Version="1">
                <MailStore><InternalUrl>https://in/mapi/emsmdb</InternalUrl><ExternalUrl>https://out/mapi/emsmdb</ExternalUrl></MailStore>
                <AddressBook><ExternalUrl>https://out/mapi/nspi</ExternalUrl></AddressBook>
              </Protocol>
              <Protocol><Type>EXHTTP</Type><Server>in.example.test</Server><SSL>On</SSL></Protocol>
              <Protocol><Type>EXHTTP</Type><Server>out.example.test</Server><SSL>On</SSL><AuthPackage>Ntlm</AuthPackage></Protocol>
            </Account>
          </Response>
        </Autodiscover>
        """;

    [TestMethod]
    public void Read_GivesEveryProtocol_OfAFullResponse()
    {
        var response = PoxResponse.Read(Encoding.UTF8.GetBytes(Exchange2016))!;

        CollectionAssert.AreEqual(new[] { "EXCH", "mapiHttp", "EXHTTP", "EXHTTP" }, response.Protocols.Select(protocol => protocol.Type).ToArray());
        Assert.AreEqual("guid@example.test", response.Of("exch")!["Server"]);
        Assert.AreEqual("https://out/mapi/emsmdb", response.Of("mapiHttp")!.MailStoreUrl);
        Assert.AreEqual("/o=Example/cn=alice", response.LegacyDn);
        Assert.AreEqual("Ntlm", response.All("EXHTTP").Last()["AuthPackage"]);
        Assert.IsNull(response.Error);
        Assert.IsNull(response.Redirect);
    }

    /// <summary>The response that the product itself writes is one, too.</summary>
    [TestMethod]
    public void Read_TakesOurOwnLocalResponse()
    {
        var configuration = Configuration.ConfigurationReader.Read("""{ "server": { "fqdn": "exchange.acme.com" } }""", "test.json");

        var user = new TargetUser("alice", null, null, "PC", () => null, @"C:\nowhere");

        var response = PoxResponse.Read(Encoding.UTF8.GetBytes(AutodiscoverResponse.Write(configuration, user)))!;

        Assert.AreEqual("exchange.acme.com", response.Of("EXCH")!["Server"]);
        Assert.AreEqual("msstd:exchange.acme.com", response.Of("EXPR")!["CertPrincipalName"]);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"not\": \"xml\"}")]
    [DataRow("<html><body>unclosed")]
    [DataRow("<Autodiscover>")]
    [DataRow("<Autodiscover></Autodiscover>")]
    [DataRow("<?xml version='1.0' encoding='nonsense'?><Autodiscover><Response/></Autodiscover>")]
    public void Read_GivesNothing_WhenItIsNoResponse(string text) => Assert.IsNull(PoxResponse.Read(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void Read_GivesNothing_WhenElementsAreNestedWithoutEnd() =>
        Assert.IsNull(PoxResponse.Read(Encoding.UTF8.GetBytes("<Autodiscover><Response>" + string.Concat(Enumerable.Repeat("<a>", 50_000)))));

    [TestMethod]
    public void Read_AnswersOrGivesNothing_ForAnyBytes()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Exchange2016);
            for (var change = random.Next(6); change >= 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            _ = PoxResponse.Read(bytes);
        }
    }
}
