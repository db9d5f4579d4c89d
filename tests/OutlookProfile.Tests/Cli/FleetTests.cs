using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Configuration;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Tests.Cli;

/// <summary>transform --sites: all sites or none.</summary>
[TestClass]
public sealed class FleetTests
{
    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void Fleet_HasOneTransformEachRow_WithItsValuesOverTheCommonOnes()
    {
        var common = folder.Write("common.json", """{ "profile": { "name": "Common" }, "server": { "fqdn": "exchange.acme.com" } }""");
        var output = Fleet(
            """"
            site,server.fqdn,PROFILENAME,http.sslOnly,MUTUALAUTHENTICATION,outlook.versions
            oslo,exchange.oslo.acme.com,,,,
            lima,,"Correo, Lima ""norte""",false,0,"14.0,16.0"
            """",
            "--config", common);
        CollectionAssert.AreEqual(new[] { "oslo.mst", "lima.mst" }, output);
        Assert.AreEqual(
            TestData.Configuration("""{ "profile": { "name": "Common" }, "server": { "fqdn": "exchange.oslo.acme.com" } }"""),
            Configuration("oslo"));
        Assert.AreEqual(
            TestData.Configuration(
                """
                { "profile": { "name": "Correo, Lima \"norte\"" }, "server": { "fqdn": "exchange.acme.com" },
                  "http": { "sslOnly": false, "mutualAuthentication": false }, "outlook": { "versions": ["14.0", "16.0"] } }
                """),
            Configuration("lima"));
    }

    [TestMethod]
    public void Example_GivesItsSites()
    {
        var csv = File.ReadAllText(Path.Combine(TestData.Repository, "config", "sites.csv"));
        CollectionAssert.AreEqual(new[] { "oslo.mst", "lima.mst", "pune.mst" }, Fleet(csv));
        Assert.AreEqual("Corporate Mail, Lima", Configuration("lima").Profile.Name);
        Assert.AreEqual("msstd:exchange.pune.acme.com", Configuration("pune").Http.Principal);
    }

    [TestMethod]
    public void Fleet_IsTheSameBytesAsItsRowsAlone_AndEachTime()
    {
        Fleet("site,SERVER\na,a.acme.com\nb,b.acme.com");
        var first = File.ReadAllBytes(folder.PathTo("out/b.mst"));
        Fleet("SERVER,site\nb.acme.com,b\n");
        CollectionAssert.AreEqual(first, File.ReadAllBytes(folder.PathTo("out/b.mst")));
        CollectionAssert.AreEquivalent(new[] { "a.mst", "b.mst" }, Directory.GetFileSystemEntries(folder.PathTo("out")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void Mistakes_AreAllReported_AndNothingIsWritten()
    {
        AssertRefused(
            """
            site,server.fqdn,http.proxy,PROFILENAME
            oslo,exchange.oslo.acme.com,https://x,Mail
            ../lima,exchange.lima.acme.com,,a\b
            con,exchange.con.acme.com,,
            OSLO,,,
            pune,exchange.pune.acme.com,"",Mail,extra
            """,
            "sites.csv(2): http.proxy: found \"https://x\", expected a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path; did you mean x?",
            "sites.csv(3): found the site \"../lima\", expected a name for the transform's file: up to 64 letters, digits, hyphens, underscores and dots, beginning with a letter or digit, and none that Windows keeps for a device",
            "sites.csv(3): profile.name: found \"a\\b\", expected 1 to 64 characters without a backslash, without control characters and without spaces at the ends",
            "sites.csv(4): found the site \"con\", expected a name for the transform's file: up to 64 letters, digits, hyphens, underscores and dots, beginning with a letter or digit, and none that Windows keeps for a device",
            "sites.csv(5): the site \"OSLO\" is also in line 2; each needs its own name",
            "sites.csv(5): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com",
            "sites.csv(6): found 5 fields, expected 4 as in the header; a field with a comma stands in double quotes");
    }

    [TestMethod]
    public void Header_IsMistake_WhenColumnIsUnknownRepeatedOrMissing()
    {
        AssertRefused(
            "SERVER,server.fqdn,color\na.b,a.b,blue",
            "sites.csv(1): server.fqdn: column 2 is the second for the same setting; keep one of the two",
            "sites.csv(1): column 3 is named \"color\", expected \"site\", a setting such as http.proxy, or its property such as PROXY",
            "sites.csv(1): the column \"site\" is missing; columns are separated by commas");
        AssertRefused(
            "site;SERVER\na;a.b",
            "sites.csv(1): column 1 is named \"site;SERVER\", expected \"site\", a setting such as http.proxy, or its property such as PROXY",
            "sites.csv(1): the column \"site\" is missing; columns are separated by commas");
        AssertRefused("site,SERVER,site\na,a.b,a", "sites.csv(1): column 3 is the second for the site; keep one of the two");
        AssertRefused("", "sites.csv(1): expected a header with the column \"site\", and one row for each site");
        AssertRefused("site,SERVER\n\n", "sites.csv(1): expected a header with the column \"site\", and one row for each site");
    }

    [TestMethod]
    public void Quotes_AreMistake_WhenWrong()
    {
        const string rule = "; a field with a comma or a quote stands in double quotes, and a quote in it is written twice";
        AssertRefused("site,SERVER\na,\"a.b\nb,c", "sites.csv(2): a quote that opens a field is never closed" + rule);
        AssertRefused("site,SERVER\n\na,\"a\".b", "sites.csv(3): a quote closes a field before its end" + rule);
        AssertRefused("site,SERVER\na,a\"b\"", "sites.csv(2): a quote stands inside a field that does not begin with one" + rule);
    }

    [TestMethod]
    public void CommonMistakes_AreReportedOnce_WhateverTheNumberOfRows()
    {
        var common = folder.Write("common.json", """{ "color": 1, "server": { "fqdn": "a.b" } }""");
        AssertRefused(
            ["--config", common],
            "site,http.proxy\na,x\nb,y",
            "common.json(1,3): color: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, users, $schema");
    }

    [TestMethod]
    public void Folder_IsLeftAsItWas_WhenPackageIsNone()
    {
        var sites = folder.Write("sites.csv", "site,SERVER\na,a.b");
        var run = ProgramRun.Of("transform", "--msi", sites, "--sites", sites, "--output", folder.PathTo("out"));
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        Assert.IsFalse(Directory.Exists(folder.PathTo("out")));
    }

    [TestMethod]
    public void Folder_IsLeftAsItWas_WhenOneFileCannotBeReplaced()
    {
        Directory.CreateDirectory(folder.PathTo("out/c.mst"));
        folder.Write("out/b.mst", "old");
        var run = ProgramRun.Of(
            "transform", "--msi", folder.WritePackage(), "--sites", folder.Write("sites.csv", "site,SERVER\na,a.b\nb,b.b\nc,c.b"), "--output", folder.PathTo("out"));
        Assert.AreEqual(("", ExitCode.Failed), (run.Output, run.ExitCode));
        CollectionAssert.AreEqual(new[] { "b.mst", "c.mst" }, Directory.GetFileSystemEntries(folder.PathTo("out")).Select(Path.GetFileName).Order().ToArray());
        Assert.AreEqual("old", File.ReadAllText(folder.PathTo("out/b.mst")));
    }

    /// <summary>The names of the files that the command says it wrote.</summary>
    private string[] Fleet(string csv, params string[] more)
    {
        var output = folder.PathTo("out");
        return ProgramRun.OutputOf(["transform", "--msi", folder.WritePackage(), "--sites", folder.Write("sites.csv", csv), "--output", output, .. more])
            .TrimEnd().Split('\n').Select(path => Path.GetRelativePath(output, path)).ToArray();
    }

    private ProfileConfiguration Configuration(string site)
    {
        var database = InstallerDatabase.Open(folder.PathTo("base.msi"));
        Transform.Open(folder.PathTo($"out/{site}.mst")).ApplyTo(database);
        return TestData.Configuration(Encoding.UTF8.GetString((byte[])database.Tables["Binary"].Rows.Single(row => row[0] is "ProfileConfiguration")[1]!));
    }

    private void AssertRefused(string csv, params string[] mistakes) => AssertRefused([], csv, mistakes);

    private void AssertRefused(string[] more, string csv, params string[] mistakes)
    {
        var run = ProgramRun.Of(["transform", "--msi", folder.WritePackage(), "--sites", folder.Write("sites.csv", csv), "--output", folder.PathTo("out"), .. more]);
        Assert.AreEqual(string.Join("\n", mistakes) + "\n", run.Error.Replace(folder.Root + Path.DirectorySeparatorChar, ""));
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        Assert.IsFalse(Directory.Exists(folder.PathTo("out")));
    }
}
