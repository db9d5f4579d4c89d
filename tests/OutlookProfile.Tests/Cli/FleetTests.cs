using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Sites;
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
            site,server.fqdn,mailbox.user,http.sslOnly,MUTUALAUTHENTICATION,outlook.versions
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
                { "profile": { "name": "Common" }, "mailbox": { "user": "Correo, Lima \"norte\"" }, "server": { "fqdn": "exchange.acme.com" },
                  "http": { "sslOnly": false, "mutualAuthentication": false }, "outlook": { "versions": ["14.0", "16.0"] } }
                """),
            Configuration("lima"));
    }

    [TestMethod]
    public void Example_GivesItsSites()
    {
        var csv = File.ReadAllText(Path.Combine(TestData.Repository, "config", "sites.csv"));
        CollectionAssert.AreEqual(new[] { "oslo.mst", "lima.mst", "pune.mst" }, Fleet(csv));
        Assert.AreEqual("Corporate Mail Lima", Configuration("lima").Profile.Name);
        Assert.AreEqual("msstd:exchange.pune.acme.com", Configuration("pune").Http.Principal);
    }

    [TestMethod]
    public void Fleet_IsRead_AsExcelSavesIt()
    {
        var csv = folder.PathTo("excel.csv");
        File.WriteAllText(csv, "sep=;\r\n Site ;server.FQDN;;http.Proxy\r\nZürich;exchange.acme.com;;\r\n;;;\r\nÅre (Norr);ex2.acme.com;; mail.acme.com \r\n", Encoding.Unicode);
        var summary = folder.PathTo("new/summary.csv");
        Assert.AreEqual(
            $"2 transforms in {folder.PathTo("out")}, listed in {summary}\n",
            ProgramRun.OutputOf("transform", "--msi", folder.WritePackage(), "--sites", csv, "--output", folder.PathTo("out"), "--summary", summary));
        Assert.AreEqual("mail.acme.com", Configuration("Åre (Norr)").Http.Proxy);
        var lines = File.ReadAllLines(summary);
        Assert.AreEqual("site,file,sha256,command", lines[0]);
        var hash = System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.PathTo("out/Zürich.mst"))));
        Assert.AreEqual($"Zürich,Zürich.mst,{hash},\"msiexec /i \"\"base.msi\"\" TRANSFORMS=\"\"Zürich.mst\"\" ALLUSERS=1 /qn /norestart\"", lines[1]);

        // What transform makes, package takes.
        ProgramRun.OutputOf("package", "configmgr", "--msi", folder.PathTo("base.msi"), "--transform", folder.PathTo("out/Zürich.mst"), folder.PathTo("out/Åre (Norr).mst"), "--output", folder.PathTo("configmgr"));
        Assert.IsTrue(File.Exists(folder.PathTo("configmgr/Detect-Åre (Norr)-System.ps1")));
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
            "sites.csv(2,29): http.proxy: found \"https://x\", expected a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path; did you mean x?",
            "sites.csv(3,1): found the site \"../lima\", expected " + SiteName.Expectation,
            "sites.csv(3,33): profile.name: found \"a\\b\", expected 1 to 64 letters, digits and underscores, with spaces only between them, which is what Outlook takes for the name of a profile",
            "sites.csv(4,1): found the site \"con\", expected " + SiteName.Expectation,
            "sites.csv(5,1): the site \"OSLO\" is also in line 2; each needs its own name",
            "sites.csv(5,1): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com",
            "sites.csv(6,37): found 5 fields, expected 4 as in the header; a field with a separator stands in double quotes");
    }

    [TestMethod]
    public void Header_IsMistake_WhenColumnIsUnknownRepeatedOrMissing()
    {
        AssertRefused(
            "SERVER,server.fqdn,color\na.b,a.b,blue",
            "sites.csv(1,8): server.fqdn: the column is the second for the same setting; keep one of the two",
            "sites.csv(1,20): the column is named \"color\", expected \"site\", a setting such as http.proxy, or its property such as PROXY",
            "sites.csv(1,1): the column \"site\" is missing; columns are separated by commas, semicolons or tabs");
        AssertRefused(
            "site,http.proxi,fqdn\na,a.b,c.d",
            "sites.csv(1,6): the column is named \"http.proxi\", expected \"site\", a setting such as http.proxy, or its property such as PROXY; did you mean http.proxy?",
            "sites.csv(1,17): the column is named \"fqdn\", expected \"site\", a setting such as http.proxy, or its property such as PROXY; did you mean server.fqdn?");
        AssertRefused("site,SERVER,site\na,a.b,a", "sites.csv(1,13): the column is the second for the site; keep one of the two");
        AssertRefused("", "sites.csv(1,1): expected a header with the column \"site\", and one row for each site");
        AssertRefused("site,SERVER\n\n", "sites.csv(1,1): expected a header with the column \"site\", and one row for each site");
    }

    [TestMethod]
    public void Quotes_AreMistake_WhenWrong()
    {
        const string rule = "; a field with a separator or a quote stands in double quotes, and a quote in it is written twice";
        AssertRefused("site,SERVER\na,\"a.b\nb,c", "sites.csv(2,3): a quote that opens a field is never closed" + rule);
        AssertRefused("site,SERVER\n\na,\"a\".b", "sites.csv(3,3): a quote closes a field before its end" + rule);
        AssertRefused("site,SERVER\na,a\"b\"", "sites.csv(2,3): a quote stands inside a field that does not begin with one" + rule);
    }

    [TestMethod]
    public void CommonMistakes_AreReportedOnce_WhateverTheNumberOfRows()
    {
        var common = folder.Write("common.json", """{ "color": 1, "server": { "fqdn": "a.b" } }""");
        AssertRefused(
            ["--config", common],
            "site,http.proxy\na,x\nb,y",
            "common.json(1,3): color: unknown key, expected one of outlook, profile, mailbox, server, cachedMode, encryption, http, autodiscover, users, $schema");
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
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        Assert.AreEqual($"{folder.PathTo("out/c.mst")}: this is a folder; name a file\n", run.Error);
        CollectionAssert.AreEqual(new[] { "b.mst", "c.mst" }, Directory.GetFileSystemEntries(folder.PathTo("out")).Select(Path.GetFileName).Order().ToArray());
        Assert.AreEqual("old", File.ReadAllText(folder.PathTo("out/b.mst")));
    }

    /// <summary>The names of the files that the command says it wrote.</summary>
    private string[] Fleet(string csv, params string[] more)
    {
        var output = folder.PathTo("out");
        return ProgramRun.OutputOf(["transform", "--msi", folder.WritePackage(), "--sites", folder.Write("sites.csv", csv), "--output", output, "--verbose", .. more])
            .TrimEnd().Split('\n').SkipLast(1).Select(path => Path.GetRelativePath(output, path)).ToArray();
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
