using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

/// <summary>Which language the tool speaks, and that what programs read stays English.</summary>
[TestClass]
public sealed class LanguageTests
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
    [DataRow("de_DE.UTF-8", "Standardeingabe(1,1): server.fqdn: fehlt; nennen Sie den Exchange-Server, wie exchange.acme.com")]
    [DataRow("fr_FR.UTF-8", "entrée standard(1,1): server.fqdn: manque ; indiquez le serveur Exchange, comme exchange.acme.com")]
    [DataRow("ja_JP.UTF-8", "標準入力(1,1): server.fqdn: 指定されていません。exchange.acme.com のように Exchange サーバーを指定してください")]
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
    [DataRow("fr_FR.UTF-8", "Utilisation :", "Options :")]
    [DataRow("ja_JP.UTF-8", "使用法:", "オプション:")]
    public void Help_SpeaksTheUsersLanguage_InTheLibrarysOwnWordsToo(string locale, string usage, string options)
    {
        var run = RunIn(locale, "plan", "--help");

        StringAssert.Contains(run.Output, usage);
        StringAssert.Contains(run.Output, options);
        Assert.DoesNotContain("Show what would be written", run.Output);
    }

    private static ProgramRun RunIn(string locale, params string[] arguments)
    {
        using var process = ToolRun.StartIn(locale, arguments);
        process.StandardInput.Write(NoServer);
        process.StandardInput.Close();
        return ToolRun.End(process);
    }
}
