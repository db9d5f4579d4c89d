using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Tests.Cli;
using Tests.Shared;

namespace OutlookProfile.Tests.Documentation;

/// <summary>docs/mistakes.md: what people do wrong, and what the tool answers, word for word as it does.</summary>
[TestClass]
public sealed class MistakesTests
{
    private const string Header =
        """
        # Mistakes and their answers

        What goes wrong in a first hour, and what `outlookprofile` says: where, what, and what instead. Every answer is one line on standard error with exit
        code 2, and nothing is written. The tests make this table, by making the mistakes.

        """;

    private static readonly Mistake[] InConfigurations =
    [
        Json("no server", "{}"),
        Json("an empty group", """{ "server": {} }"""),
        Json("the NetBIOS name", """{ "server": { "fqdn": "ACME-EX1" } }"""),
        Json("an address of numbers", """{ "server": { "fqdn": "10.0.0.1" } }"""),
        Json("a URL for the server", """{ "server": { "fqdn": "https://exchange.acme.com/owa" } }"""),
        Json("a dot at the end", """{ "server": { "fqdn": "exchange.acme.com." } }"""),
        Json("a key misspelled", """{ "sever": { "fqdn": "exchange.acme.com" } }"""),
        Json("a key in capitals", """{ "Server": { "fqdn": "exchange.acme.com" } }"""),
        Json("a key one level too high", """{ "fqdn": "exchange.acme.com" }"""),
        Json("a path for a key", """{ "http.proxy": "mail.acme.com" }"""),
        Json("a key twice", """{ "encryption": true, "encryption": false }"""),
        Json("a text for an object", """{ "server": "exchange.acme.com" }"""),
        Json("true in quotes", Site("\"encryption\": \"true\"")),
        Json("yes for true", Site("\"encryption\": \"yes\"")),
        Json("1 for true", Site("\"encryption\": 1")),
        Json("a word in capitals", Site("\"http\": { \"authentication\": \"NTLM\" }")),
        Json("a word misspelled", Site("\"http\": { \"authentication\": \"negotiated\" }")),
        Json("https:// in the proxy", Site("\"http\": { \"proxy\": \"https://mail.acme.com\" }")),
        Json("a path in the proxy", Site("\"http\": { \"proxy\": \"mail.acme.com/rpc\" }")),
        Json("a port that is none", Site("\"http\": { \"proxy\": \"mail.acme.com:99999\" }")),
        Json("a principal without msstd:", Site("\"http\": { \"principal\": \"mail.acme.com\" }")),
        Json("mutual authentication without SSL", Site("\"http\": { \"sslOnly\": false, \"mutualAuthentication\": true }")),
        Json("Outlook's year for its version", Site("\"outlook\": { \"versions\": \"2010\" }")),
        Json("a version without its list", Site("\"outlook\": { \"versions\": \"16.0\" }")),
        Json("a version that never was", Site("\"outlook\": { \"versions\": [\"13.0\"] }")),
        Json("a number for a version", Site("\"outlook\": { \"versions\": [16.0] }")),
        Json("an empty list", Site("\"outlook\": { \"versions\": [] }")),
        Json("a version twice", Site("\"outlook\": { \"versions\": [\"14.0\", \"14.0\"] }")),
        Json("no address", Site("\"mailbox\": { \"smtpAddress\": \"acme.com\" }")),
        Json("a placeholder nobody knows", Site("\"mailbox\": { \"user\": \"%USER%\" }")),
        Json("a domain named like a device", Site("\"mailbox\": { \"smtpAddress\": \"jane@nul.acme.com\" }")),
        Json("a backslash in the profile's name", Site("\"profile\": { \"name\": \"ACME\\\\Mail\" }")),
        Json("a password", Site("\"mailbox\": { \"password\": \"secret\" }")),
        Json("a comment", "{ // our server\n  \"server\": { \"fqdn\": \"exchange.acme.com\" } }"),
        Json("a comma too many", """{ "server": { "fqdn": "exchange.acme.com" }, }"""),
        Json("single quotes", """{ 'server': { 'fqdn': 'exchange.acme.com' } }"""),
        Json("a comma missing", """{ "server": { "fqdn": "exchange.acme.com" } "encryption": true }"""),
        Json("a colon missing", """{ "server" { "fqdn": "exchange.acme.com" } }"""),
        Json("a text never closed", """{ "server": { "fqdn": "exchange.acme.com } }"""),
        Json("a path as Windows writes it", """{ "$schema": "C:\profile.schema.json", "server": { "fqdn": "exchange.acme.com" } }"""),
        Json("a word without quotes", """{ "server": { "fqdn": exchange.acme.com } }"""),
        Json("a bracket missing", """{ "server": { "fqdn": "exchange.acme.com" }"""),
        Json("an empty file", ""),
        new("an ANSI file", "validate site.json", ("site.json", Encoding.Latin1.GetBytes("""{ "profile": { "name": "Zürich" } }"""))),
    ];

    private static readonly Mistake[] InTables =
    [
        Csv("no column site", "server.fqdn\nexchange.acme.com"),
        Csv("a column misspelled", "site,server.fqnd\noslo,exchange.acme.com"),
        Csv("a column's last word only", "site,fqdn\noslo,exchange.acme.com"),
        Csv("a column twice", "site,SERVER,server.fqdn\noslo,a.acme.com,b.acme.com"),
        Csv("a site twice", "site,SERVER\noslo,a.acme.com\nOslo,b.acme.com"),
        Csv("a site with a path", "site,SERVER\n../oslo,a.acme.com"),
        Csv("a site named like a device", "site,SERVER\ncon,a.acme.com"),
        Csv("a field too many", "site,SERVER\noslo,a.acme.com,b.acme.com"),
        Csv("a quote never closed", "site,SERVER\n\"oslo,a.acme.com"),
        Csv("a wrong value in a row", "site;SERVER;http.authentication\noslo;a.acme.com;digest"),
        Csv("a header alone", "site,SERVER"),
        Csv("no server in a row", "site,SERVER,PROXY\noslo,,mail.acme.com"),
    ];

    private static readonly Mistake[] OnTheCommandLine =
    [
        new("a file that is not there", "validate sites.json"),
        new("a folder for a file", "validate folder"),
        new("an option misspelled", "validate --jsn site.json"),
        new("a command misspelled", "valdate site.json"),
        new("an Outlook that never was", "plan site.json --outlook 13"),
        new("no version where the target decides", "plan site.json"),
        new("a .prf for two versions", "plan two.json --format prf", ("two.json", Encoding.UTF8.GetBytes("""{ "outlook": { "versions": ["14.0", "15.0"] }, "server": { "fqdn": "exchange.acme.com" } }"""))),
        new("the package for the output", "transform --msi OutlookProfile.msi --config site.json --output OutlookProfile.msi"),
        new("the configuration for the output", "transform --msi OutlookProfile.msi --config site.json --output site.json"),
        new("a transform to the terminal", "transform --msi OutlookProfile.msi --config site.json --output -"),
        new("a folder for the transform", "transform --msi OutlookProfile.msi --config site.json --output folder"),
        new("a file for the fleet's folder", "transform --msi OutlookProfile.msi --sites sites.csv --output site.json"),
        new("neither site nor fleet", "transform --msi OutlookProfile.msi --output site.mst"),
        new("a configuration for the package", "transform --msi site.json --config site.json --output site.mst"),
        new("a package for the transform", "transform --msi OutlookProfile.msi --show OutlookProfile.msi"),
        new("a first configuration where one is", "init site.json"),
        new("a first configuration for a URL", "init new.json --server https://mail.acme.com/owa"),
        new("a transform's name for the fleet's folder", "transform --msi OutlookProfile.msi --sites sites.csv --output oslo.mst"),
        new("a package's name for the transform", "transform --msi OutlookProfile.msi --config site.json --output oslo.msi"),
        new("a first configuration with a short name", "init new.json --server EX1"),
        new("a package for no site", "package msi --msi OutlookProfile.msi --output all.msi"),
        new("no registry export", "capture --reg site.json"),
        new("both the file and the installed configuration", "verify site.json --state"),
    ];

    private readonly WorkFolder folder = new();

    public TestContext TestContext { get; set; } = null!;

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void Answers_AreThoseOfTheDocumentation_ForEveryMistake()
    {
        Mistake[] all = [.. InConfigurations, .. InTables, .. OnTheCommandLine];
        Assert.IsGreaterThanOrEqualTo(60, all.Length);
        Proof.Report(TestContext, $"{all.Length} mistakes of a first hour, each answered in words that docs/mistakes.md shows");
        RepositoryFile.AssertEqual(
            "docs/mistakes.md",
            Header.ReplaceLineEndings("\n")
            + Section("In the configuration", "`outlookprofile validate site.json`, with this in the file:", InConfigurations)
            + Section("In the table of sites", "`outlookprofile transform --msi OutlookProfile.msi --sites sites.csv --output transforms`, with this in the file:", InTables)
            + Section("On the command line", "After `outlookprofile`:", OnTheCommandLine));
    }

    private string Section(string title, string introduction, Mistake[] mistakes) =>
        $"\n## {title}\n\n{introduction}\n\n| mistake | for example | answer |\n|---|---|---|\n" + string.Concat(mistakes.Select(Row));

    private string Row(Mistake mistake) =>
        $"| {mistake.Title} | `{Cell(mistake.Example)}` | {Cell(Answer(mistake)).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)} |\n";

    private string Answer(Mistake mistake)
    {
        Directory.CreateDirectory(folder.PathTo("folder"));
        folder.WritePackage("OutlookProfile.msi");
        folder.Write("site.json", """{ "server": { "fqdn": "exchange.acme.com" } }""");
        folder.Write("sites.csv", "site,SERVER\noslo,exchange.oslo.acme.com");
        foreach (var (name, content) in mistake.Files)
        {
            File.WriteAllBytes(folder.PathTo(name), content);
        }

        var before = Directory.GetFileSystemEntries(folder.Root);
        var words = mistake.Command.Split(' ').Select(word => IsFile(word) ? folder.PathTo(word) : word);
        var run = ProgramRun.Of([.. words]);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode), mistake.Command);
        var spoken = ProgramRun.In(PseudoLanguage.Language, [.. words]);
        PseudoLanguage.AssertTranslatable(spoken.Error, [.. words, .. mistake.Files.Select(file => Encoding.Latin1.GetString(file.Content))]);
        CollectionAssert.AreEquivalent(before, Directory.GetFileSystemEntries(folder.Root), mistake.Command);
        return string.Join(" ", run.Error.Replace(folder.Root + Path.DirectorySeparatorChar, "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsFile(string word) => word is "folder" or "transforms" || word.Contains('.');

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static Mistake Json(string title, string json) => new(title, "validate site.json", ("site.json", Encoding.UTF8.GetBytes(json))) { Example = json.Length == 0 ? " " : json };

    private static Mistake Csv(string title, string csv) =>
        new(title, "transform --msi OutlookProfile.msi --sites sites.csv --output transforms", ("sites.csv", Encoding.UTF8.GetBytes(csv))) { Example = csv.Replace("\n", " / ", StringComparison.Ordinal) };

    private static string Site(string member) => $$"""{ "server": { "fqdn": "exchange.acme.com" }, {{member}} }""";

    private sealed record Mistake(string Title, string Command, params (string Name, byte[] Content)[] Files)
    {
        public string Example { get; init; } = Command;
    }
}
