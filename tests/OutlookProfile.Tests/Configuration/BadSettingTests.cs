using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>JSON that is right and settings that are not: where, which, what was found, what is expected.</summary>
[TestClass]
public sealed class BadSettingTests
{
    private const string Host = "a host name such as exchange.acme.com";
    private const string Proxy = "a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path";
    private const string Principal = "msstd: followed by the name in the proxy's certificate, such as msstd:exchange.acme.com";
    private const string Name = "1 to 64 letters, digits and underscores, with spaces only between them, which is what Outlook takes for the name of a profile";
    private const string User = "the mailbox's alias or name, without control characters and without spaces at the ends";
    private const string Known = "placeholders out of %USERNAME%, %USERDOMAIN%, %USERDNSDOMAIN%, %COMPUTERNAME%, %MAIL%, %MAILBOXGUID%, and %% for a percent sign";
    private const string Address = "an address such as %USERNAME%@acme.com";
    private const string Url = "an address such as https://mail.acme.com/EWS/Exchange.asmx";
    private const string Sources = "a list of lastKnownGoodUrl, scpLookup, httpsRootDomain, httpsAutodiscoverDomain, httpRedirect, srvRecord, explicitO365Endpoint";
    private const string Versions = "\"auto\" or a list of 11.0, 12.0, 14.0, 15.0, 16.0";
    private const string Numbers = "one of 11.0, 12.0, 14.0, 15.0, 16.0";

    [TestMethod]
    [DataRow("""{ "fqdn": "" }""", "found \"\", expected " + Host)]
    [DataRow("""{ "fqdn": "mail server" }""", "found \"mail server\", expected " + Host)]
    [DataRow("""{ "fqdn": "exchange_1.acme.com" }""", "found \"exchange_1.acme.com\", expected " + Host)]
    [DataRow("""{ "fqdn": "-a.acme.com" }""", "found \"-a.acme.com\", expected " + Host)]
    [DataRow("""{ "fqdn": "acme..com" }""", "found \"acme..com\", expected " + Host)]
    [DataRow("""{ "fqdn": "acme.com." }""", "found \"acme.com.\", expected " + Host + "; did you mean \"acme.com\"?")]
    [DataRow("""{ "fqdn": "10.0.0.1" }""", "found \"10.0.0.1\", expected " + Host)]
    [DataRow("""{ "fqdn": "https://exchange.acme.com" }""", "found \"https://exchange.acme.com\", expected " + Host + "; did you mean \"exchange.acme.com\"?")]
    [DataRow("""{ "fqdn": "ACME-EX1" }""", "found \"ACME-EX1\", expected the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name")]
    [DataRow("""{ "fqdn": "münchen.de" }""", "found \"münchen.de\", expected " + Host)]
    [DataRow("""{ "fqdn": null }""", "found null, expected a text")]
    [DataRow("""{ "fqdn": true }""", "found true, expected a text")]
    [DataRow("""{ "fqdn": 1 }""", "found 1, expected a text")]
    [DataRow("""{ "fqdn": ["a"] }""", "found [, expected a text")]
    [DataRow("""{ "fqdn": {} }""", "found {, expected a text")]
    public void Fqdn_IsMistake_WhenNoHostName(string server, string problem) =>
        Mistakes.AssertOnly("site.json(1,23): server.fqdn: " + problem, $$"""{ "server": {{server}} }""");

    [TestMethod]
    public void Fqdn_IsMistake_WhenLabelOrNameIsTooLong()
    {
        AssertFqdn(true, new string('a', 63) + ".com");
        AssertFqdn(false, new string('a', 64) + ".com");
        var longest = string.Join(".", Enumerable.Repeat(new string('a', 63), 4));
        AssertFqdn(true, longest);
        AssertFqdn(false, longest + ".a");

        static void AssertFqdn(bool right, string name) =>
            Assert.AreEqual(right, Mistakes.In($$"""{ "server": { "fqdn": "{{name}}" } }""").Length == 0, name);
    }

    [TestMethod]
    [DataRow("http", "proxy", "\"https://mail.acme.com\"", Proxy + "; did you mean \"mail.acme.com\"?")]
    [DataRow("http", "proxy", "\"mail.acme.com/rpc\"", Proxy + "; did you mean \"mail.acme.com\"?")]
    [DataRow("http", "proxy", "\"mail.acme.com:\"", Proxy)]
    [DataRow("http", "proxy", "\"mail.acme.com:0\"", Proxy)]
    [DataRow("http", "proxy", "\"mail.acme.com:65536\"", Proxy)]
    [DataRow("http", "proxy", "\"mail.acme.com:0443\"", Proxy)]
    [DataRow("http", "proxy", "\"mail.acme.com:+443\"", Proxy)]
    [DataRow("http", "proxy", "\"mail.acme.com:443:1\"", Proxy)]
    [DataRow("http", "proxy", "\":443\"", Proxy)]
    [DataRow("http", "principal", "\"exchange.acme.com\"", Principal + "; did you mean \"msstd:exchange.acme.com\"?")]
    [DataRow("http", "principal", "\"msstd:\"", Principal)]
    [DataRow("http", "principal", "\"MSSTD:exchange.acme.com\"", Principal + "; did you mean \"msstd:exchange.acme.com\"?")]
    [DataRow("http", "principal", "\"msstd:exchange.acme.com:443\"", Principal + "; did you mean \"msstd:exchange.acme.com\"?")]
    [DataRow("http", "principal", "\"msstd:*\"", Principal)]
    [DataRow("http", "authentication", "\"kerberos\"", "one of basic, ntlm, negotiate")]
    [DataRow("http", "authentication", "\"Basic\"", "one of basic, ntlm, negotiate; did you mean \"basic\"?")]
    [DataRow("http", "authentication", "16", "one of basic, ntlm, negotiate")]
    [DataRow("http", "sslOnly", "\"true\"", "true or false; did you mean true?")]
    [DataRow("http", "sslOnly", "1", "true or false; did you mean true?")]
    [DataRow("http", "sslOnly", "null", "true or false")]
    [DataRow("http", "first", "true", "an object with fast, slow")]
    [DataRow("http", "first", "[", "an object with fast, slow")]
    [DataRow("profile", "name", "\"\"", Name)]
    [DataRow("profile", "name", "\"Corporate\\\\Mail\"", Name)]
    [DataRow("profile", "name", "\" Mail\"", Name)]
    [DataRow("profile", "name", "\"Mail\\u00a0\"", Name)]
    [DataRow("profile", "name", "\"Mail\\u0007\"", Name)]
    [DataRow("profile", "name", "\"Mail\\nBox\"", Name)]
    [DataRow("profile", "name", "\"Mail\\uffff\"", Name)]
    [DataRow("profile", "name", "\"Corporate-Mail\"", Name)]
    [DataRow("profile", "name", "\"jane@acme.com\"", Name)]
    [DataRow("profile", "name", "\"Mail.\"", Name)]
    [DataRow("profile", "name", "\"😀\"", Name)]
    [DataRow("profile", "by", "\"prf\"", "one of registry, import")]
    [DataRow("cachedMode", "window", "\"3Months\"", "one of 3days, 7days, 14days, 1month, 3months, 6months, 12months, 24months, 36months, 60months, all; did you mean \"3months\"?")]
    [DataRow("cachedMode", "sharedFolders", "true", "one of none, exceptMail, all")]
    [DataRow("autodiscover", "ewsUrl", "\"http://mail.acme.com/EWS\"", Url)]
    [DataRow("autodiscover", "ewsUrl", "\"https://mail.acme.com/a b\"", Url)]
    [DataRow("autodiscover", "oofUrl", "\"https://jane:pw@mail.acme.com/\"", Url)]
    [DataRow("autodiscover", "oabUrl", "\"https:///OAB\"", Url)]
    [DataRow("autodiscover", "exclude", "\"scpLookup\"", Sources)]
    [DataRow("profile", "ifExists", "\"overwrite\"", "one of update, replace, keep")]
    [DataRow("mailbox", "user", "\"\"", User)]
    [DataRow("mailbox", "user", "\"jane \"", User)]
    [DataRow("mailbox", "user", "\"%USER%\"", Known)]
    [DataRow("mailbox", "user", "\"100%\"", Known)]
    [DataRow("mailbox", "user", "\"%PATH%\"", Known)]
    [DataRow("mailbox", "smtpAddress", "\"acme.com\"", Address)]
    [DataRow("mailbox", "smtpAddress", "\"@acme.com\"", Address)]
    [DataRow("mailbox", "smtpAddress", "\"a@b@acme.com\"", Address)]
    [DataRow("mailbox", "smtpAddress", "\"a b@acme.com\"", Address)]
    [DataRow("mailbox", "smtpAddress", "\"jane@acme_com\"", Address)]
    [DataRow("mailbox", "smtpAddress", "\"%WINDIR%@acme.com\"", Known)]
    [DataRow("cachedMode", "download", "\"none\"", "one of headers, full, headersThenFull")]
    [DataRow("outlook", "versions", "\"2010\"", Versions + "; did you mean [\"14.0\"]?")]
    [DataRow("outlook", "versions", "\"14.0\"", Versions + "; did you mean [\"14.0\"]?")]
    [DataRow("outlook", "versions", "14.0", Versions + "; did you mean [\"14.0\"]?")]
    [DataRow("outlook", "ifNotFound", "\"13.0\"", "one of fail, 11.0, 12.0, 14.0, 15.0, 16.0")]
    [DataRow("outlook", "ifRunning", "\"kill\"", "one of fail, wait, proceed")]
    [DataRow("users", "onFailure", "\"ignore\"", "one of fail, report")]
    public void Setting_IsMistakeAtItsPlace_WhenValueIsNotAllowed(string group, string key, string value, string expectation)
    {
        var json = $$"""
            {
              "server": { "fqdn": "exchange.acme.com" },
              "{{group}}": {
                "{{key}}": {{value}}{{(value == "[" ? "]" : "")}}
              }
            }
            """;
        Mistakes.AssertOnly($"site.json(4,{key.Length + 9}): {group}.{key}: found {value}, expected {expectation}", json);
    }

    [TestMethod]
    [DataRow("[]", 15, "the list is empty, expected " + Versions)]
    [DataRow("""[ "14.0", "13.0" ]""", 25, "found \"13.0\", expected " + Numbers)]
    [DataRow("""[ "auto" ]""", 17, "found \"auto\", expected " + Numbers)]
    [DataRow("""[ 14.0 ]""", 17, "found 14.0, expected " + Numbers + "; did you mean \"14.0\"?")]
    [DataRow("""[ [ "14.0" ] ]""", 17, "found [, expected " + Numbers)]
    [DataRow("""[ "14.0", "14.0" ]""", 25, "14.0 is named twice; keep one of the two")]
    public void Versions_AreMistake_WhenListIsWrong(string list, int column, string problem) =>
        Mistakes.AssertOnly(
            $"site.json(2,{column}): outlook.versions: {problem}",
            "{ \"outlook\": {\n  \"versions\": " + list + " }, \"server\": { \"fqdn\": \"a.b\" } }");

    [TestMethod]
    public void Server_IsMissing_WhenFileNamesNone()
    {
        const string missing = "server.fqdn: is missing; name the Exchange server, such as exchange.acme.com";
        Mistakes.AssertOnly("site.json(1,1): " + missing, "{}");
        Mistakes.AssertOnly("site.json(2,3): " + missing, """

              { "encryption": true }
            """.Replace("      ", "  "));
        Mistakes.AssertOnly("site.json(1,13): " + missing, """{ "server": {} }""");
        Mistakes.AssertOnly("site.json(1,13): server: found null, expected an object with fqdn", """{ "server": null }""", new PropertyOverride("SERVER", "a.b"));
    }

    [TestMethod]
    [DataRow("2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com", true)]
    [DataRow("2A4B6C8D-0E1F-4A2B-8C3D-4E5F60718293@mail.acme.com", true)]
    [DataRow("%MAILBOXGUID%@acme.com", true)]
    [DataRow("%mailboxguid%@acme.com", true)]
    [DataRow("{2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293}@acme.com", false)]
    [DataRow("jane@acme.com", false)]
    [DataRow("%USERNAME%@acme.com", false)]
    [DataRow("%MAILBOXGUID%@", false)]
    [DataRow("%MAILBOXGUID%", false)]
    public void Fqdn_MayBeAMailboxAtItsDomain_AsExchange2013HasIt(string server, bool right) =>
        Assert.AreEqual(right, Mistakes.In($$"""{ "server": { "fqdn": "{{server}}" }, "http": { "proxy": "mail.acme.com" } }""").Length == 0);

    [TestMethod]
    public void Proxy_IsMissing_WhenTheServerIsAMailbox() =>
        Mistakes.AssertOnly(
            "site.json(1,23): http.proxy: is missing; server.fqdn names a mailbox and no host, so that the proxy has to be named",
            """{ "server": { "fqdn": "%MAILBOXGUID%@acme.com" } }""");

    [TestMethod]
    [DataRow("""[ "scpLookup", "scpLookup" ]""", 37, "scpLookup is named twice; keep one of the two")]
    [DataRow("""[ "SCP" ]""", 24, "found \"SCP\", expected one of lastKnownGoodUrl, scpLookup, httpsRootDomain, httpsAutodiscoverDomain, httpRedirect, srvRecord, explicitO365Endpoint")]
    public void Exclude_IsMistake_WhenListIsWrong(string list, int column, string problem) =>
        Mistakes.AssertOnly(
            $"site.json(2,{column}): autodiscover.exclude: {problem}",
            "{ \"autodiscover\": {\n          \"exclude\": " + list + " }, \"server\": { \"fqdn\": \"a.b\" } }");

    [TestMethod]
    public void MutualAuthentication_IsMistake_WithoutSsl() =>
        Mistakes.AssertOnly(
            "site.json(1,95): http.mutualAuthentication: mutual authentication needs SSL: set http.sslOnly to true, or this to false",
            """{ "server": { "fqdn": "a.b" }, "http": { "sslOnly": false,            "mutualAuthentication": true } }""");

    [TestMethod]
    [DataRow("""{ "servers": 1 }""", "site.json(1,3): servers: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema; did you mean \"server\"?")]
    [DataRow("""{ "Server": 1 }""", "site.json(1,3): Server: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema; did you mean \"server\"?")]
    [DataRow("""{ "http.proxy": "b.c" }""", "site.json(1,3): \"http.proxy\": unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema; did you mean \"proxy\" inside \"http\"?")]
    [DataRow("""{ "fqdn": "b.c" }""", "site.json(1,3): fqdn: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema; did you mean \"fqdn\" inside \"server\"?")]
    [DataRow("""{ "http": { "encryption": true } }""", "site.json(1,13): http.encryption: unknown key, expected one of enabled, proxy, sslOnly, mutualAuthentication, principal, first, authentication, disableMapiHttp, enforce; did you mean \"encryption\" outside?")]
    [DataRow("""{ "": 1 }""", "site.json(1,3): \"\": unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema")]
    [DataRow("""{ "http": { "password": "x" } }""", "site.json(1,13): http.password: unknown key, expected one of enabled, proxy, sslOnly, mutualAuthentication, principal, first, authentication, disableMapiHttp, enforce")]
    [DataRow("""{ "http": { "first": { "fast": true, "medium": { "deep": [1, {}] } } } }""", "site.json(1,38): http.first.medium: unknown key, expected one of fast, slow")]
    [DataRow("""{ "http": { "first.fast": true } }""", "site.json(1,13): http.\"first.fast\": unknown key, expected one of enabled, proxy, sslOnly, mutualAuthentication, principal, first, authentication, disableMapiHttp, enforce; did you mean \"fast\" inside \"http.first\"?")]
    [DataRow("""{ "http": { "$schema": "x" } }""", "site.json(1,13): http.\"$schema\": unknown key, expected one of enabled, proxy, sslOnly, mutualAuthentication, principal, first, authentication, disableMapiHttp, enforce")]
    [DataRow("""{ "encryption": true, "encryption": true }""", "site.json(1,23): encryption: the key stands here a second time; keep one of the two")]
    [DataRow("""{ "encryption": true, "encr\u0079ption": true }""", "site.json(1,23): encryption: the key stands here a second time; keep one of the two")]
    [DataRow("""{ "http": {}, "http": { "proxy": 5 } }""", "site.json(1,15): http: the key stands here a second time; keep one of the two")]
    [DataRow("""{ "$schema": 1 }""", "site.json(1,14): $schema: found 1, expected a text")]
    public void Key_IsMistake_WhenUnknownOrRepeated(string json, string expected) =>
        Mistakes.AssertOnly(expected, json, new PropertyOverride("SERVER", "exchange.acme.com"));

    [TestMethod]
    public void Message_StaysOneLine_WhateverTheKeyOrValueHolds()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "site.json(1,3): \"a\\nb\\u001b[2J\": unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema",
                "site.json(1,42): server.fqdn: found \"a\\nb\\u2028\\u202e\", expected " + Host,
                "property PROXY: http.proxy: found \"a\\u000ab\", expected " + Proxy,
            },
            Mistakes.In("{ \"a\\nb\\u001b[2J\": 1, \"server\": { \"fqdn\":\"a\\nb\u2028\u202e\" } }", new PropertyOverride("PROXY", "a\nb")));
        Mistakes.AssertOnly(
            "site.json(1,15): encryption: found \"" + new string('x', 59) + "..., expected true or false",
            $$"""{"encryption":"{{new string('x', 100)}}"}""",
            new PropertyOverride("SERVER", "a.b"));
    }

    [TestMethod]
    public void Mistakes_AreAllReported_InOrderOfTheFile() =>
        CollectionAssert.AreEqual(
            new[]
            {
                "site.json(2,26): profile.name: found \"a\\\\b\", expected " + Name,
                "site.json(3,3): color: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema",
                "site.json(4,22): http.proxy: found \"https://x\", expected " + Proxy + "; did you mean \"x\"?",
                "site.json(5,18): encryption: found \"yes\", expected true or false; did you mean true?",
                "property AUTHENTICATION: http.authentication: found \"digest\", expected one of basic, ntlm, negotiate",
                "site.json(1,1): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com",
            },
            Mistakes.In(
                """
                {
                  "profile": { "name":   "a\\b" },
                  "color": "blue",
                  "http": { "proxy": "https://x" },
                  "encryption" : "yes"
                }
                """,
                new PropertyOverride("AUTHENTICATION", "digest")));

    [TestMethod]
    public void Mistakes_EndAtHundred_WhenFileIsOfAnotherKind()
    {
        var json = "{" + string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":{i}")) + "}";
        var mistakes = Mistakes.In(json);
        Assert.HasCount(101, mistakes);
        StringAssert.EndsWith(mistakes[100], "reading stops after 100 mistakes");
    }
}
