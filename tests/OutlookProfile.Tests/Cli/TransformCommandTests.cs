using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class TransformCommandTests
{
    private const string Usage = "Give --config and --output for one site, --sites and --output for a fleet, or --show alone.";
    private const string Json = "{ \"server\": { \"fqdn\": \"exchange.oslo.acme.com\" },\r\n  \"profile\": { \"name\": \"Zürich\" } }";

    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void Transform_CarriesTheConfiguration_AsItIsWritten()
    {
        var (msi, config, mst) = (folder.WritePackage(), folder.Write("oslo.json", Json), folder.PathTo("oslo.mst"));
        Assert.AreEqual(mst + "\n", ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--output", mst));
        var (before, after) = (InstallerDatabase.Open(msi), InstallerDatabase.Open(msi));
        Transform.Open(mst).ApplyTo(after);
        Assert.AreEqual(Json, Encoding.UTF8.GetString(Binary(after, "ProfileConfiguration")));
        CollectionAssert.AreEqual(Binary(before, "Actions"), Binary(after, "Actions"));
        Assert.AreEqual(TransformValidation.UpgradeCode, Transform.Open(mst).Validation);
    }

    [TestMethod]
    public void Transform_IsUtf8_WhateverTheFileWas()
    {
        var (msi, config, mst) = (folder.WritePackage(), folder.PathTo("oslo.json"), folder.PathTo("oslo.mst"));
        File.WriteAllText(config, Json, Encoding.BigEndianUnicode);
        ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--output", mst);
        var after = InstallerDatabase.Open(msi);
        Transform.Open(mst).ApplyTo(after);
        Assert.AreEqual(Json, Encoding.UTF8.GetString(Binary(after, "ProfileConfiguration")));
    }

    [TestMethod]
    public void Transform_IsTheSameBytes_EachTime()
    {
        var (msi, config) = (folder.WritePackage(), folder.Write("oslo.json", Json));
        ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--output", folder.PathTo("1.mst"));
        ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--output", folder.PathTo("2.mst"));
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.PathTo("1.mst")), File.ReadAllBytes(folder.PathTo("2.mst")));
    }

    [TestMethod]
    public void Show_NamesWhatChanges_SettingBySetting()
    {
        var (msi, config, mst) = (folder.WritePackage(), folder.Write("oslo.json", Json), folder.PathTo("oslo.mst"));
        ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--output", mst);
        Assert.AreEqual(
            $"""
            Binary ProfileConfiguration: Data: {WorkFolder.PackageConfiguration.Length} bytes -> {Encoding.UTF8.GetByteCount(Json)} bytes
              profile.name: "Corporate Mail" -> "Zürich"
              mailbox.smtpAddress: "%USERNAME%@acme.com" -> "%USERNAME%@oslo.acme.com"
              server.fqdn: "exchange.acme.com" -> "exchange.oslo.acme.com"
              http.proxy: "exchange.acme.com" -> "exchange.oslo.acme.com"
              http.principal: "msstd:exchange.acme.com" -> "msstd:exchange.oslo.acme.com"

            """.ReplaceLineEndings("\n"),
            ProgramRun.OutputOf("transform", "--show", mst, "--msi", msi));
    }

    [TestMethod]
    public void Show_NamesEveryKindOfChange_InAnybodysTransform()
    {
        var msi = folder.WritePackage();
        var mst = folder.PathTo("other.mst");
        TransformBuilder.Edit(InstallerDatabase.Open(msi), database =>
        {
            var property = database.Tables["Property"];
            property.Rows.First(row => row[0] is "ProductName")[1] = "Other\nName";
            property.Rows.Add(["SITE", "Oslo"]);
            property.Rows.RemoveAll(row => row[0] is "Manufacturer");
            database.Tables["Binary"].Rows[1][1] = "{"u8.ToArray();
            var added = new Table("Extra", [Column.FromIdt("Key", "s72", key: true), Column.FromIdt("Number", "I2")]);
            added.Rows.Add(["one", 1]);
            database.Tables.Add("Extra", added);
        }).Save(mst);
        var lines = ProgramRun.OutputOf("transform", "--show", mst, "--msi", msi).Split('\n');
        CollectionAssert.IsSubsetOf(
            new[]
            {
                "Property ProductName: Value: \"Sample\" -> \"Other\\u000aName\"",
                "Property SITE: new row",
                "Property SITE: Value: (nothing) -> \"Oslo\"",
                "Property Manufacturer: row deleted",
                "Extra: new table",
                "Extra: new column Key s72",
                "Extra one: new row",
                "Extra one: Number: (nothing) -> 1",
                "  one of the two configurations is not valid, so that an installation would stop:",
                "  the transform(1,2): the file ends before the configuration does",
            },
            lines,
            string.Join("\n", lines));
    }

    [TestMethod]
    public void Show_SaysSo_WhenNothingChanges()
    {
        var msi = folder.WritePackage();
        TransformBuilder.Edit(InstallerDatabase.Open(msi), _ => { }).Save(folder.PathTo("none.mst"));
        Assert.AreEqual("changes nothing\n", ProgramRun.OutputOf("transform", "--show", folder.PathTo("none.mst"), "--msi", msi));
    }

    [TestMethod]
    public void Configuration_IsRefused_BeforeThePackageIsTouched()
    {
        var config = folder.Write("bad.json", """{ "server": { "fqdn": "a b" } }""");
        ProgramRun.AssertFails(
            ExitCode.Invalid,
            $"{config}(1,23): server.fqdn: found \"a b\", expected a host name such as exchange.acme.com",
            "transform", "--msi", folder.WritePackage(), "--config", config, "--output", folder.PathTo("out.mst"));
        AssertNoOutput();
    }

    [TestMethod]
    [DataRow("missing.msi", "missing.msi: there is no such file")]
    [DataRow("", ": this is a folder, expected a file")]
    [DataRow("text.msi", "text.msi: This is no installer database. ")]
    [DataRow("empty.msi", "empty.msi: This is no installer database. ")]
    [DataRow("truncated.msi", "truncated.msi: ")]
    [DataRow("other.msi", "other.msi: this package has no Binary row ProfileConfiguration, so no transform can configure it; name OutlookProfile.msi")]
    public void Base_IsRefused_WhenNoPackageOfOurs(string name, string error)
    {
        folder.Write("text.msi", "This is a text of some length, and no package.");
        folder.Write("empty.msi", "");
        folder.WritePackage("other.msi", "SomethingElse");
        File.WriteAllBytes(folder.PathTo("truncated.msi"), File.ReadAllBytes(folder.WritePackage())[..3000]);
        var run = ProgramRun.Of("transform", "--msi", folder.PathTo(name), "--config", folder.Write("oslo.json", Json), "--output", folder.PathTo("out.mst"));
        StringAssert.StartsWith(run.Error.Replace(folder.PathTo(name), name), error);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'), run.Error);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        AssertNoOutput();
    }

    [TestMethod]
    public void EveryTruncatedBase_IsOneMessage_AndNoOutput()
    {
        var (package, config) = (File.ReadAllBytes(folder.WritePackage()), folder.Write("oslo.json", Json));
        for (var length = 0; length < package.Length; length += 97)
        {
            File.WriteAllBytes(folder.PathTo("truncated.msi"), package[..length]);
            var run = ProgramRun.Of("transform", "--msi", folder.PathTo("truncated.msi"), "--config", config, "--output", folder.PathTo("out.mst"));
            Assert.AreEqual((ExitCode.Invalid, ""), (run.ExitCode, run.Output), $"after {length} bytes");
            Assert.AreEqual(1, run.Error.Count(character => character == '\n'), run.Error);
        }

        AssertNoOutput();
    }

    [TestMethod]
    public void Output_Fails_WhenItCannotBeWritten()
    {
        var (msi, config) = (folder.WritePackage(), folder.Write("oslo.json", Json));
        var mst = folder.PathTo("oslo.json/out.mst");
        ProgramRun.AssertFails(ExitCode.Failed, $"{mst}: this cannot be written: a part of the path is a file", "transform", "--msi", msi, "--config", config, "--output", mst);
        Assert.AreEqual(Json, File.ReadAllText(config));
    }

    [TestMethod]
    public void Show_Warns_WhenTheTransformIsForAnotherProduct()
    {
        var (msi, mst) = (folder.WritePackage(), folder.PathTo("other.mst"));
        var other = InstallerDatabase.Open(msi);
        other.Tables["Property"].Rows.First(row => row[0] is "UpgradeCode")[1] = "{C1B7C5F8-90A2-4E0C-8A8D-3B0E6D5F4C03}";
        TransformBuilder.Edit(other, database => database.Tables["Property"].Rows.First(row => row[0] is "ProductName")[1] = "Other").Save(mst);
        var run = ProgramRun.Of("transform", "--show", mst, "--msi", msi);
        Assert.AreEqual((ExitCode.Done, "Property ProductName: Value: \"Sample\" -> \"Other\"\n"), (run.ExitCode, run.Output));
        StringAssert.StartsWith(run.Error, $"warning: {mst}: made for a product with the UpgradeCode {{C1B7C5F8-90A2-4E0C-8A8D-3B0E6D5F4C03}}, but that of {msi} is ");
    }

    [TestMethod]
    public void Show_IsRefused_WhenNoTransform()
    {
        var msi = folder.WritePackage();
        var run = ProgramRun.Of("transform", "--show", msi, "--msi", msi);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        StringAssert.StartsWith(run.Error, msi + ": This is ");
        ProgramRun.AssertFails(ExitCode.Invalid, $"{folder.PathTo("no.mst")}: there is no such file", "transform", "--show", folder.PathTo("no.mst"), "--msi", msi);
    }

    [TestMethod]
    [DataRow("--config c.json")]
    [DataRow("--output o.mst")]
    [DataRow("--sites s.csv")]
    [DataRow("--show x.mst --output o.mst")]
    [DataRow("--show x.mst --config c.json")]
    [DataRow("--show x.mst --page copy=hide")]
    [DataRow("")]
    public void Options_AreWrongUsage_WhenTheyDoNotGoTogether(string options)
    {
        var run = ProgramRun.Of(["transform", "--msi", "base.msi", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        StringAssert.Contains(run.Error, Usage);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    public void Pages_AreProperties_ThatTheWizardReads()
    {
        var (msi, config, mst) = (folder.WritePackage(), folder.Write("oslo.json", Json), folder.PathTo("oslo.mst"));
        ProgramRun.OutputOf("transform", "--msi", msi, "--config", config, "--page", "scope=hide", "--page", "mailbox=address", "--output", mst);
        var after = InstallerDatabase.Open(msi);
        Transform.Open(mst).ApplyTo(after);
        var properties = after.Tables["Property"].Rows.ToDictionary(row => (string)row[0]!, row => (string?)row[1]);
        Assert.AreEqual(("hide", "address"), (properties["SCOPEPAGE"], properties["MAILBOXPAGE"]));
        Assert.IsFalse(properties.ContainsKey("COPYPAGE"));
        Assert.AreEqual(Json, Encoding.UTF8.GetString(Binary(after, "ProfileConfiguration")));
        StringAssert.Contains(ProgramRun.OutputOf("transform", "--show", mst, "--msi", msi), "Property SCOPEPAGE: Value: (nothing) -> \"hide\"");
    }

    [TestMethod]
    [DataRow("licence=hide", "expected scope=show|lock|hide; mailbox=show|lock|hide|address; connection=show|lock|hide; copy=show|lock|hide")]
    [DataRow("scope=address", "expected scope=show|lock|hide; ")]
    [DataRow("mailbox=HIDE", "expected ")]
    [DataRow("mailbox", "expected ")]
    [DataRow("mailbox=hide=1", "expected ")]
    [DataRow("copy=lock", "the page copy is given twice")]
    public void Page_IsRefused_WhenThereIsNone(string page, string message)
    {
        var run = ProgramRun.Of("transform", "--msi", "base.msi", "--config", "c.json", "--output", "o.mst", "--page", "copy=hide", "--page", page);
        StringAssert.Contains(run.Error, $"--page {page}: {message}");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    public void Msi_IsRequired()
    {
        var run = ProgramRun.Of("transform", "--config", "c.json", "--output", "o.mst");
        StringAssert.Contains(run.Error, "Option '--msi' is required.");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    private static byte[] Binary(InstallerDatabase database, string name) => (byte[])database.Tables["Binary"].Rows.Single(row => (string)row[0]! == name)[1]!;

    private void AssertNoOutput() =>
        Assert.IsFalse(Directory.GetFiles(folder.Root).Any(path => Path.GetExtension(path) is not (".msi" or ".json")), string.Join("\n", Directory.GetFiles(folder.Root)));
}
