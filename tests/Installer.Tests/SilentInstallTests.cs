using System.IO;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>What a silent installation writes, from each source of configuration.</summary>
[TestClass]
public sealed class SilentInstallTests
{
    [TestMethod]
    public void SilentInstall_WritesAProfileOfDefaults_WhenOnlyTheServerIsGiven()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine).With("SERVER", "exchange.acme.com").With("OUTLOOKIFNOTFOUND", "14.0").Install();

        Expect.Installed(result);
        var profile = Profile.Read(machine);
        Assert.AreEqual("\"Corporate Mail\"", profile.Default);
        Assert.AreEqual("exchange.acme.com", profile.AccountText("001f6608"));
        Assert.IsTrue(File.Exists(Path.Combine(machine.InstallFolder, "outlookprofile.exe")));
        Assert.IsTrue(File.Exists(Path.Combine(machine.InstallFolder, "profile.json")));
        Expect.NoJournals(machine);
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_WritesTheSitesProfile_WhenATransformIsGiven()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine).WithTransform(Site.Acme).Install();

        Expect.Installed(result);
        var profile = Profile.Read(machine);
        Assert.AreEqual("hex:2f,00,00,00", profile.Account("00036623"), "PR_ROH_FLAGS: HTTP, SSL only, mutual, HTTP first on fast and slow");
        Assert.AreEqual("exchange.acme.com", profile.AccountText("001f6622"), "PR_ROH_PROXY_SERVER");
        Assert.AreEqual("msstd:exchange.acme.com", profile.AccountText("001f6625"), "PR_ROH_PROXY_PRINCIPAL_NAME");
        Assert.AreEqual("hex:01,00,00,00", profile.Account("00036627"), "PR_ROH_PROXY_AUTH_SCHEME: Basic");
        Assert.AreEqual("hex:01,00,00,00", profile.Global("0003041f"), "PR_CACHE_SYNC_MODE: headers");
        Assert.AreEqual(0x180u, profile.AccountNumber("00036601") & 0x180u, "PR_PROFILE_CONFIG_FLAGS: cached mode");
        Assert.AreEqual(0u, profile.AccountNumber("00036604") & 2u, "PR_PROFILE_CONNECT_FLAGS");
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_WritesTheFilesProfile_WhenAConfigurationFileIsGiven()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine)
            .WithConfigurationFile("""{ "outlook": { "versions": ["14.0"] }, "server": { "fqdn": "mail.contoso.com" }, "http": { "authentication": "ntlm" } }""")
            .Install();

        Expect.Installed(result);
        var profile = Profile.Read(machine);
        Assert.AreEqual("mail.contoso.com", profile.AccountText("001f6608"));
        Assert.AreEqual("hex:02,00,00,00", profile.Account("00036627"), "PR_ROH_PROXY_AUTH_SCHEME: NTLM");
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_TakesThePropertysValue_WhenItOverridesTheTransform()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine).WithTransform(Site.Acme).With("PROXY", "proxy.acme.com:8443").Install();

        Expect.Installed(result);
        var profile = Profile.Read(machine);
        Assert.AreEqual("proxy.acme.com:8443", profile.AccountText("001f6622"));
        Assert.AreEqual("exchange.acme.com", profile.AccountText("001f6608"));
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_TakesTheLastTransform_WhenThereAreSeveral()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine)
            .WithTransform(Site.Acme)
            .WithTransform(Site.Transform("""{ "outlook": { "versions": ["14.0"] }, "server": { "fqdn": "second.acme.com" } }"""))
            .Install();

        Expect.Installed(result);
        Assert.AreEqual("second.acme.com", Profile.Read(machine).AccountText("001f6608"));
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_TakesPropertyThenFileThenTransform_WhenAllAreGiven()
    {
        using var machine = TestMachine.Create();

        var result = Installation.On(machine)
            .WithTransform(Site.Acme)
            .WithConfigurationFile("""{ "outlook": { "versions": ["14.0"] }, "server": { "fqdn": "file.acme.com" }, "http": { "proxy": "file-proxy.acme.com" } }""")
            .With("PROXY", "property-proxy.acme.com")
            .Install();

        Expect.Installed(result);
        Assert.AreEqual("file.acme.com", Profile.Read(machine).AccountText("001f6608"));
        Assert.AreEqual("property-proxy.acme.com", Profile.Read(machine).AccountText("001f6622"));
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_ChangesNothing_WhenRunASecondTime()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        var once = Snapshot.Take(machine);

        var again = installation.Install();

        Assert.AreEqual(0, again.ExitCode, again.Log.Text);
        Assert.AreEqual(once, Snapshot.Take(machine));
        Uninstall(machine);
    }

    [TestMethod]
    public void SilentInstall_LeavesTheSecondSitesProfile_WhenTwoTransformsAreInstalledOneAfterTheOther()
    {
        using var machine = TestMachine.Create();
        Expect.Installed(Installation.On(machine).WithTransform(Site.Acme).Install());
        Uninstall(machine);

        var result = Installation.On(machine)
            .WithTransform(Site.Transform("""{ "outlook": { "versions": ["14.0"] }, "profile": { "name": "Contoso" }, "server": { "fqdn": "mail.contoso.com" } }"""))
            .Install();

        Expect.Installed(result);
        Assert.AreEqual("mail.contoso.com", Profile.Read(machine, "Contoso").AccountText("001f6608"));
        Assert.AreEqual("\"Contoso\"", Profile.Read(machine).Default);
        Assert.IsNull(machine.ExportRegistry(Profile.Root)[Profile.Root + @"\Corporate Mail\9207f3e0a3b11019908b08002b2a56c2", "01023d0e"]);
        Uninstall(machine);
    }

    private static void Uninstall(TestMachine machine) => Expect.Uninstalled(Installation.On(machine).Uninstall());
}
