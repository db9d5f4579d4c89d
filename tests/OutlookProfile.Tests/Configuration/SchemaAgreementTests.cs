using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NJsonSchema;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>A validator that is not ours reads profile.schema.json and comes to the reader's verdict.</summary>
[TestClass]
public sealed class SchemaAgreementTests
{
    private static JsonSchema schema = null!;

    [ClassInitialize]
    public static async Task ReadSchema(TestContext _) =>
        schema = await JsonSchema.FromFileAsync(Path.Combine(TestData.Repository, "config", "profile.schema.json"));

    [TestMethod]
    public void Schema_AcceptsConfiguration_WhenReaderDoes() =>
        Prop.ForAll(AnyConfiguration.Generator.ToArbitrary(), configuration =>
        {
            var json = ConfigurationWriter.Write(configuration);
            Assert.IsEmpty(schema.Validate(json), json);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [TestMethod]
    public void Schema_AcceptsEveryExample()
    {
        foreach (var example in ExampleTests.Examples.Select(row => (string)row[0]))
        {
            Assert.IsEmpty(schema.Validate(File.ReadAllText(Path.Combine(TestData.Repository, "config", example))), example);
        }
    }

    /// <summary>Every value in the place of every setting: both accept it, or both refuse it.</summary>
    [TestMethod]
    public void Schema_AgreesWithReader_ForEveryValueInEveryPlace()
    {
        string[] values =
        [
            "null", "true", "false", "0", "14.0", "[]", "{}", "\"\"", "\"auto\"", "\"14.0\"", "\"13.0\"", "[\"14.0\"]", "[\"14.0\",\"16.0\"]", "[\"14.0\",\"14.0\"]",
            "[\"auto\"]", "[14.0]", "\"fail\"", "\"wait\"", "\"proceed\"", "\"update\"", "\"keep\"", "\"report\"", "\"headers\"", "\"basic\"", "\"Basic\"", "\"negotiate\"",
            "\"exchange.acme.com\"", "\"a\"", "\"-a.b\"", "\"a-.b\"", "\"a..b\"", "\"a.b.\"", "\"a_b.c\"", "\"10.0.0.1\"", "\"a.1\"", "\"1.a\"", "\"a.1:443\"", "\"1a\"",
            "\"mail.acme.com:443\"", "\"a:1\"", "\"a:0\"", "\"a:00443\"", "\"a:65535\"", "\"a:65536\"", "\"a:\"", "\":443\"", "\"https://a.b\"", "\"a.b/c\"",
            "\"msstd:a.b\"", "\"msstd:*.a.b\"", "\"msstd:*\"", "\"msstd:\"", "\"MSSTD:a.b\"", "\"msstd:a.b:443\"", "\"msstd:a.1\"",
            "\"a\\\\b\"", "\" a\"", "\"a \"", "\"a b\"", "\"a\\tb\"", "\"a\\u0080b\"", "\"a\\u00a0\"", "\"a\\u2028b\"", "\"日本 😀\"",
            "\"2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@a.b\"", "\"2a4b6c8d@a.b\"", "\"%mailboxguid%@a\"", "\"a-b\"", "\"a_b\"", "\"_\"", "\"a.\"", "\"J\u00e4ne 1\"", "\"a\u0301\"", "\"\u00d7\"",
            "\"https://a.b/c?d=e\"", "\"https://a.b:443/\"", "\"https://a.b:0/\"", "\"https://a..b/\"", "\"https://a.b/c d\"", "\"https://a.b\\\\c\"", "\"https://j:p@a.b/\"",
            "[\"scpLookup\"]", "[\"scpLookup\",\"srvRecord\"]", "[\"scpLookup\",\"scpLookup\"]", "[true]", "\"import\"", "\"3days\"", "\"exceptMail\"",
            "\"jane@acme.com\"", "\"@acme.com\"", "\"jane@\"", "\"a@b@c\"", "\"a b@c\"", "\"%USERNAME%\"", "\"%MAIL%\"", "\"%mail%\"", "\"%USERNAME%@%USERDNSDOMAIN%\"",
            Quoted('a', 63), Quoted('a', 64), Quoted('a', 65), Quoted('a', 256), Quoted('a', 257),
            $"\"{new string('a', 63)}.b\"", $"\"{new string('a', 64)}.b\"", $"\"{string.Concat(Enumerable.Repeat("a.", 127))}a\"", $"\"{string.Concat(Enumerable.Repeat("a.", 128))}a\"",
        ];
        foreach (var setting in Settings.All)
        {
            foreach (var value in values)
            {
                AssertAgree(With(setting.Path, JsonNode.Parse(value)));
            }
        }
    }

    [TestMethod]
    [DataRow("""{}""")]
    [DataRow("""[]""")]
    [DataRow("""null""")]
    [DataRow("""{ "server": {} }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "color": 1 }""")]
    [DataRow("""{ "server": { "fqdn": "a.b", "port": 1 } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "first": { "medium": true } } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "first": true } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "first.fast": true } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "sslOnly": false, "mutualAuthentication": true } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "sslOnly": false, "mutualAuthentication": false } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "sslOnly": false } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "http": { "mutualAuthentication": true } }""")]
    [DataRow("""{ "$schema": "profile.schema.json", "server": { "fqdn": "a.b" } }""")]
    [DataRow("""{ "$schema": 1, "server": { "fqdn": "a.b" } }""")]
    public void Schema_AgreesWithReader_ForGroupsAndCombinations(string json) => AssertAgree(json);

    /// <summary>What the reader checks and JSON Schema cannot say, or says unreadably: the file is refused by the reader alone.</summary>
    [TestMethod]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "mailbox": { "user": "%PATH%" } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "mailbox": { "smtpAddress": "a@b..c" } }""")]
    [DataRow("""{ "server": { "fqdn": "a.b" }, "encryption": true, "encryption": true }""")]
    [DataRow("""{ "server": { "fqdn": "%MAILBOXGUID%@a.b" } }""")]
    public void Reader_RefusesAlone_WhatSchemaCannotSay(string json)
    {
        Assert.IsEmpty(schema.Validate(json));
        Assert.HasCount(1, Mistakes.In(json));
    }

    private static void AssertAgree(string json)
    {
        var mistakes = Mistakes.In(json);
        var errors = schema.Validate(json);
        Assert.AreEqual(mistakes.Length == 0, errors.Count == 0, $"{json}\nreader: {string.Join("; ", mistakes)}\nschema: {string.Join("; ", errors)}");
    }

    private static string With(string path, JsonNode? value)
    {
        var json = JsonNode.Parse("""{ "server": { "fqdn": "exchange.acme.com" }, "http": { "proxy": "mail.acme.com", "first": {} } }""")!;
        var keys = path.Split('.');
        var group = keys.SkipLast(1).Aggregate(json, (node, key) => node[key] ??= new JsonObject());
        group[keys[^1]] = value;
        return json.ToJsonString();
    }

    private static string Quoted(char letter, int count) => $"\"{new string(letter, count)}\"";
}
