using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Configuration;

/// <summary>RFC 8259 to the letter: what is not JSON is one mistake at its place, and nothing else is said.</summary>
[TestClass]
public sealed class StrictJsonTests
{
    private const string Ends = "the file ends before the configuration does";
    private const string Quotes = "names and texts stand in double quotes";
    private const string Comment = "JSON has no comments; leave it out";
    private const string TrailingComma = "there is a comma before the closing bracket; leave it out";
    private const string NoValue = "this is not JSON: a value is missing or is no JSON value";
    private const string ControlCharacter = "the text is not closed on its line, or holds a control character";

    [TestMethod]
    [DataRow("", 1, 1, Ends)]
    [DataRow(" \r\n\n ", 3, 2, Ends)]
    [DataRow("{", 1, 2, Ends)]
    [DataRow("{\n  \"http\": {\n", 3, 1, Ends)]
    [DataRow("{ \"http\"", 1, 9, Ends)]
    [DataRow("{ \"http\":", 1, 10, Ends)]
    [DataRow("{ \"http\": {} ", 1, 14, Ends)]
    [DataRow("{ \"http\": {},", 1, 14, Ends)]
    [DataRow("{ \"encryption\": tru", 1, 17, "this is not JSON: found tru, expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"encryption\": \"tr", 1, 17, "the text is never closed")]
    [DataRow("not json", 1, 1, "this is not JSON: found not, expected an object: { ... }")]
    [DataRow("<server/>", 1, 1, "this is not JSON: found <, expected an object: { ... }")]
    [DataRow("\uFEFF{}", 1, 1, "this is not JSON: found \\ufeff, expected an object: { ... }")]
    [DataRow("// server\n{}", 1, 1, Comment)]
    [DataRow("{ /* server */ }", 1, 3, Comment)]
    [DataRow("{ \"encryption\": /* yes */ true }", 1, 17, Comment)]
    [DataRow("{ \"encryption\": true // yes\n}", 1, 22, Comment)]
    [DataRow("{ } // end", 1, 5, Comment)]
    [DataRow("{ \"encryption\": true, }", 1, 23, TrailingComma)]
    [DataRow("{ \"outlook\": { \"versions\": [ \"14.0\", ] } }", 1, 38, TrailingComma)]
    [DataRow("{ \"outlook\": { \"versions\": [ , ] } }", 1, 32, NoValue)]
    [DataRow("{ \"encryption\": true,, \"http\": {} }", 1, 24, "there is a comma too many before this")]
    [DataRow("{ , \"encryption\": true }", 1, 5, "there is a comma too many before this")]
    [DataRow("{ \"encryption\": , \"http\": {} }", 1, 19, NoValue)]
    [DataRow("{ \"encryption\": true \"http\": {} }", 1, 22, "a comma is missing before this")]
    [DataRow("{ \"encryption\" true }", 1, 3, "a colon is missing after this")]
    [DataRow("{ \"encryption\": true ]", 1, 22, "this is not JSON: ] closes another kind of bracket than the one that is open")]
    [DataRow("{ 'encryption': true }", 1, 3, Quotes)]
    [DataRow("{ encryption: true }", 1, 3, Quotes)]
    [DataRow("{ \"$schema\": 'x' }", 1, 14, Quotes)]
    [DataRow("{ \"encryption\": True }", 1, 17, "this is not JSON: found True, expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"encryption\": trueish }", 1, 17, "this is not JSON: found trueish, expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"encryption\": undefined }", 1, 17, NoValue)]
    [DataRow("{ \"encryption\": new Boolean(1) }", 1, 17, NoValue)]
    [DataRow("{ \"encryption\": NaN }", 1, 17, "this is not JSON: found NaN, expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"encryption\": -Infinity }", 1, 17, "this is not JSON: found -Infinity, expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"encryption\": 1. }", 1, 17, "this is not JSON: found 1., expected a value: a text in double quotes, true, false, a list or an object")]
    [DataRow("{ \"$schema\": \"a\nb\" }", 1, 14, ControlCharacter)]
    [DataRow("{ \"$schema\": \"a\tb\" }", 1, 14, ControlCharacter)]
    [DataRow("{ \"$sch\tema\": \"\" }", 1, 3, ControlCharacter)]
    [DataRow("{ \"$schema\": \"it\\'s\" }", 1, 14, "\\' is no JSON escape; write ' alone")]
    [DataRow("{ \"it\\'s\": 1 }", 1, 3, "\\' is no JSON escape; write ' alone")]
    [DataRow("{ \"$schema\": \"\\x41\" }", 1, 14, "\\x is no JSON escape; a backslash itself is \\\\")]
    [DataRow("{ \"$schema\": \"\\u12\" }", 1, 14, "\\u stands before four hexadecimal digits")]
    [DataRow("{ \"$schema\": \"\\ud83d\" }", 1, 14, "the text holds one half of a surrogate pair")]
    [DataRow("{ \"$schema\": \"\\ude00\\ud83d\" }", 1, 14, "the text holds one half of a surrogate pair")]
    [DataRow("{ } { }", 1, 5, "this is not JSON: found { after the closing bracket of the configuration")]
    [DataRow("{ } x", 1, 5, "this is not JSON: found x after the closing bracket of the configuration")]
    [DataRow("{ }\0", 1, 4, "this is not JSON: unexpected character \\u0000")]
    [DataRow("{ \"http\":\u00a0{} }", 1, 10, "this is not JSON: unexpected character \\u00a0")]
    [DataRow("{ \"http\"\v: {} }", 1, 3, "this is not JSON: unexpected character \\u000b after the name")]
    [DataRow("null", 1, 1, "found null, expected an object: { ... }")]
    [DataRow("[ {} ]", 1, 1, "found [, expected an object: { ... }")]
    [DataRow("\"server\"", 1, 1, "found \"server\", expected an object: { ... }")]
    public void Text_IsOneMistakeAtItsPlace_WhenNotJson(string json, int line, int column, string problem) =>
        Mistakes.AssertOnly($"site.json({line},{column}): {problem}", json);

    [TestMethod]
    [DataRow("0x10")]
    [DataRow("01")]
    [DataRow("-1e5")]
    public void Number_IsMistake_BecauseNoSettingIsOne(string number) =>
        CollectionAssert.Contains(Mistakes.In($$"""{ "encryption": {{number}} }"""), $"site.json(1,17): encryption: found {number}, expected true or false");

    [TestMethod]
    public void Nesting_IsMistake_WhenDeeperThanAnyConfiguration()
    {
        const string unknown = "site.json(1,2): a: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema";
        CollectionAssert.AreEqual(
            new[] { unknown, "site.json(1,37): brackets are nested more than 32 deep" },
            Mistakes.In("{\"a\":" + new string('[', 500_000)));
        CollectionAssert.AreEqual(
            new[] { unknown, "site.json(1,1): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com" },
            Mistakes.In("{\"a\":" + new string('[', 31) + new string(']', 31) + "}"));
    }

    [TestMethod]
    public void Escapes_AreRead_WhenRight()
    {
        var configuration = TestData.Configuration(
            """{"server":{"fqdn":"a\u002eb"},"profile":{"name":"\u0041\u00e9"},"mailbox":{"user":"\"\/ \ud83d\ude00 back\\'slash 😀"}}""");
        Assert.AreEqual("a.b", configuration.Server.Fqdn);
        Assert.AreEqual("Aé", configuration.Profile.Name);
        Assert.AreEqual("\"/ 😀 back\\'slash 😀", configuration.Mailbox.User);
    }

    [TestMethod]
    public void EveryBeginning_IsMistake_WhenFileIsTruncated()
    {
        var json = File.ReadAllText(Path.Combine(TestData.Repository, "config", "acme.json")).TrimEnd();
        for (var length = 0; length < json.Length; length++)
        {
            Assert.HasCount(1, Mistakes.In(json[..length]), $"after {length} characters");
        }
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r")]
    public void Place_CountsLines_WhateverEndsThem(string newLine)
    {
        // Long enough to pass the ends of the reader's buffer several times.
        var padding = string.Concat(Enumerable.Repeat(newLine + "    ", 3000));
        Mistakes.AssertOnly(
            "site.json(3001,27): encryption: found 7, expected true or false",
            "{ \"server\": { \"fqdn\": \"a.b\" }," + padding + "\"encryption\":         7 }");
    }

    [TestMethod]
    public void Verdict_IsThatOfAnotherStrictReader_ForMutatedTexts()
    {
        var random = new Random(20260101);
        var original = File.ReadAllText(Path.Combine(TestData.Repository, "config", "acme.json"));
        var refused = 0;
        for (var run = 0; run < 5000; run++)
        {
            var text = Mutation.Of(original, random);
            var mistakes = Mistakes.In(text);
            if (!IsJson(text))
            {
                refused++;
                Assert.AreNotEqual(0, mistakes.Length, $"Run {run}: not JSON, but accepted:\n{text}");
            }
            else
            {
                Assert.IsFalse(
                    mistakes.Any(mistake => mistake.Contains("not JSON") || mistake.Contains(Quotes) || mistake.Contains("comma") || mistake.Contains(Ends)),
                    $"Run {run}: JSON, but {mistakes.FirstOrDefault()}\n{text}");
            }
        }

        Assert.IsGreaterThan(1000, refused, "the mutations must break enough texts");
    }

    private static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(new UTF8Encoding(false, true).GetBytes(text));
            while (reader.Read())
            {
                // Only reading a text checks its surrogates.
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            return false;
        }
    }
}
