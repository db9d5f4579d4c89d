using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

/// <summary>Which language the tool speaks, and that what programs read stays English.</summary>
[TestClass]
public sealed partial class LanguageTests
{
    private const string NoServer = """{ "http": { "proxy": "https://mail.acme.com/rpc" } }""";

    [TestMethod]
    [DataRow("de", "", "", "de_DE.UTF-8", "")]
    [DataRow("de", "de_AT", "fr_FR.UTF-8", "ja_JP.UTF-8", "")]
    [DataRow("fr", "", "fr_FR.UTF-8", "ja_JP.UTF-8", "")]
    [DataRow("en", "C", "fr_FR.UTF-8", "ja_JP.UTF-8", "")]
    [DataRow("en", "C.UTF-8", "", "", "de")]
    [DataRow("en", "", "", "nl_NL.UTF-8", "")]
    [DataRow("ja", "", "", "nl_NL.UTF-8", "nl:ja:de")]
    [DataRow("en", "", "", "", "")]
    public void Language_IsTheLocalesOfMessages_InTheOrderOfPosix(string expected, string all, string messages, string lang, string languages)
    {
        var environment = new Dictionary<string, string> { ["LC_ALL"] = all, ["LC_MESSAGES"] = messages, ["LANG"] = lang, ["LANGUAGE"] = languages };

        Assert.AreEqual(expected, UserLanguage.Of(UserLanguage.FromEnvironment(environment.GetValueOrDefault)).Tag);
    }

    [TestMethod]
    [DataRow("de_DE.UTF-8", "standard input(1,1): server.fqdn: fehlt; nennen Sie den Exchange-Server, wie exchange.acme.com")]
    [DataRow("fr_FR.UTF-8", "standard input(1,1): server.fqdn: manque ; indiquez le serveur Exchange, comme exchange.acme.com")]
    [DataRow("ja_JP.UTF-8", "standard input(1,1): server.fqdn: 指定されていません。exchange.acme.com のように Exchange サーバーを指定してください")]
    [DataRow("C", "standard input(1,1): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com")]
    public void Validate_SpeaksTheUsersLanguage(string locale, string line)
    {
        var run = RunIn(locale, "validate", "-");

        StringAssert.Contains(run.Error, line);
        Assert.AreEqual(ExitCode.Invalid, run.ExitCode);
    }

    [TestMethod]
    public void Json_StaysEnglish_InAnyLanguage() => Assert.AreEqual(RunIn("C", "validate", "-", "--json").Output, RunIn("de_DE.UTF-8", "validate", "-", "--json").Output);

    [TestMethod]
    [DataRow("de_DE.UTF-8", "Nutzung:", "Optionen:")]
    [DataRow("fr_FR.UTF-8", "Arguments", "Options")]
    [DataRow("ja_JP.UTF-8", "使用法:", "オプション:")]
    public void Help_SpeaksTheUsersLanguage_InTheLibrarysOwnWordsToo(string locale, string usage, string options)
    {
        var run = RunIn(locale, "plan", "--help");

        StringAssert.Contains(run.Output, usage);
        StringAssert.Contains(run.Output, options);
        Assert.DoesNotContain("Show what would be written", run.Output);
    }

    /// <summary>In a language in which every text stands in brackets, nothing that help says is outside of them.</summary>
    [TestMethod]
    public void EveryCommand_IsExplainedInTheReadersLanguage()
    {
        foreach (var command in CommandLine.CreateRoot().Subcommands.Select(command => command.Name))
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            CommandLine.Run([command, "--help"], output, error, Bracketed);

            foreach (var line in Untranslated(output.ToString()))
            {
                Assert.Fail($"{command}: {line}");
            }
        }
    }

    /// <summary>Every template of every catalogue between brackets.</summary>
    private static Language Bracketed { get; } = Language.Of(
        "xx",
        OutlookProfile.Tests.Texts.Catalogue.All.SelectMany(catalogue => catalogue.Templates).ToDictionary(template => template, template => $"\u27E6{template}\u27E7"));

    /// <summary>Lines with two words of prose beside each other that stand in no brackets; those of the library itself do not.</summary>
    private static IEnumerable<string> Untranslated(string text)
    {
        var depth = 0;
        var outside = new string(text.Where(character =>
        {
            depth += character switch { '\u27E6' => 1, '\u27E7' => -1, _ => 0 };
            return depth == 0 && character != '\u27E7';
        }).ToArray());
        return outside.Split('\n').Where(line => Prose().IsMatch(line) && !line.Contains("Show help", StringComparison.Ordinal));
    }

    private static ProgramRun RunIn(string locale, params string[] arguments)
    {
        using var process = ToolRun.StartIn(locale, arguments);
        process.StandardInput.Write(NoServer);
        process.StandardInput.Close();
        return ToolRun.End(process);
    }

    [GeneratedRegex("[a-z]{3,} [a-z]{3,} [a-z]{2,}")]
    private static partial Regex Prose();
}
