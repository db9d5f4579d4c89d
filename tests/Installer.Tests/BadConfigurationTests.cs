using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>A configuration that is wrong stops the installation with one clear line in the log, before anything is written.</summary>
[TestClass]
public sealed class BadConfigurationTests
{
    [TestMethod]
    [DataRow("not JSON at all", "ProfileConfiguration(1,1)", "not JSON", DisplayName = "not JSON")]
    [DataRow("""{ "server": { "fqdn": 5 } }""", "ProfileConfiguration(1,23)", "server.fqdn", DisplayName = "wrong type")]
    [DataRow("""{ "server": { "fqdn": 99999999999999999999999999999999999999 } }""", "ProfileConfiguration(1,23)", "more than 18 digits", DisplayName = "huge number")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com", "port": 1 } }""", "ProfileConfiguration(1,40)", "server.port", DisplayName = "unknown key")]
    [DataRow("""{ "server": { "fqdn": "a.acme.com", "fqdn": "b.acme.com" } }""", "ProfileConfiguration(1,37)", "second time", DisplayName = "repeated key")]
    [DataRow("""{ "encryption": true }""", "ProfileConfiguration", "server.fqdn", DisplayName = "missing fqdn")]
    [DataRow("""{ "server": { "fqdn": "mail_server" } }""", "ProfileConfiguration(1,23)", "server.fqdn", DisplayName = "no host name")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com" }, "http": { "proxy": "https://mail.acme.com" } }""", "ProfileConfiguration(1,61)", "http.proxy", DisplayName = "scheme in the proxy")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com" }, "http": { "principal": "mail.acme.com" } }""", "ProfileConfiguration(1,65)", "http.principal", DisplayName = "principal without msstd:")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com" }, "http": { "sslOnly": false, "mutualAuthentication": true } }""", "ProfileConfiguration(1,94)", "http.mutualAuthentication", DisplayName = "mutual authentication without SSL")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com" }, "profile": { "name": "a\\b" } }""", "ProfileConfiguration(1,63)", "profile.name", DisplayName = "backslash in the profile's name")]
    [DataRow("""{ "server": { "fqdn": "mail.acme.com" }, "http": { "authentication": "digest" } }""", "ProfileConfiguration(1,70)", "http.authentication", DisplayName = "unknown authentication")]
    public void SilentInstall_FailsAndTouchesNothing_WhenTheTransformsConfigurationIsWrong(string json, string place, string setting)
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Site.Transform(json)).Install();

        Expect.FailedBeforeWriting(result, place, setting);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    public void SilentInstall_SaysHowToConfigureIt_WhenNobodyHas()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).Install();

        Expect.FailedBeforeWriting(result, "no site's configuration", "TRANSFORMS=", "CONFIGFILE=", "SERVER=");
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    [DataRow("SERVER", "https://mail.acme.com", "property SERVER", "server.fqdn")]
    [DataRow("AUTHENTICATION", "digest", "property AUTHENTICATION", "http.authentication")]
    [DataRow("CONFIGFILE", @"site.json", "property CONFIGFILE", "full path")]
    [DataRow("CONFIGFILE", @"C:\nowhere\site.json", @"C:\nowhere\site.json", "no such file")]
    public void SilentInstall_FailsAndTouchesNothing_WhenAPropertyIsWrong(string property, string value, string place, string problem)
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Site.Acme).With(property, value).Install();

        Expect.FailedBeforeWriting(result, place, problem);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    public void SilentInstall_NamesFileLineAndSetting_WhenTheConfigurationFileIsWrong()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine).WithConfigurationFile("{\n  \"server\": { \"fqdn\": \"mail.acme.com\" },\n  \"http\": { \"proxy\": true }\n}").Install();

        Expect.FailedBeforeWriting(result, machine.PathOf("site.json") + "(3,22)", "http.proxy");
        Expect.NothingLeft(machine);
    }
}
