using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Actions;

namespace Installer.Tests.Actions;

[TestClass]
public sealed class LoadConfigurationTests
{
    private const string Minimal = """{ "server": { "fqdn": "mail.acme.com" } }""";

    [TestMethod]
    public void LoadConfiguration_HandsTheSameDataToItsThreeActions_WhenItIsForOneUser()
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("InstallFolder", @"C:\Tool\");

        LoadConfiguration.Run(session);

        var data = new[] { "RollbackProfile", "WriteProfile", "CommitProfile" }.Select(session.GetProperty).Distinct().Single();
        var run = RunData.Read(ActionData.Parse(data));
        Assert.IsFalse(run.AllUsers);
        Assert.AreEqual(@"C:\Tool\", run.InstallFolder);
        Assert.AreNotEqual(Guid.Empty, run.TransactionId);
        Assert.AreEqual("mail.acme.com", Handed(session, "WriteProfile").Server.Fqdn);
    }

    [TestMethod]
    public void LoadConfiguration_HandsItToTheActionsForTheMachine_WhenItIsForAllUsers()
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("ALLUSERS", "1");

        LoadConfiguration.Run(session);

        Assert.AreEqual("", session.GetProperty("WriteProfile"));
        Assert.IsTrue(RunData.Read(ActionData.Parse(session.GetProperty("WriteProfileMachine"))).AllUsers);
    }

    [TestMethod]
    public void LoadConfiguration_TakesThePropertysValue_WhenItIsGiven()
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("PROXY", "proxy.acme.com").With("ENCRYPTION", "0");

        LoadConfiguration.Run(session);

        var configuration = Handed(session, "WriteProfile");
        Assert.AreEqual("proxy.acme.com", configuration.Http.Proxy);
        Assert.IsFalse(configuration.Encryption);
        CollectionAssert.Contains(session.Lines, "Configuration: ProfileConfiguration, changed by properties: ENCRYPTION=0, PROXY=proxy.acme.com");
    }

    [TestMethod]
    public void LoadConfiguration_NamesEveryMistake_WhenThereAreSeveral()
    {
        var session = new FakeSession().WithConfiguration("""{ "server": { "fqdn": "no host" }, "encryption": 1 }""").With("PROXY", "http://x");

        var exception = Assert.ThrowsExactly<ConfigurationException>(() => LoadConfiguration.Run(session));

        Assert.HasCount(3, exception.Mistakes);
        Assert.IsFalse(session.Properties.ContainsKey("WriteProfile"));
    }

    [TestMethod]
    public void LoadConfiguration_SaysSo_WhenThePackageHasNoRowForIt()
    {
        var exception = Assert.ThrowsExactly<ActionException>(() => LoadConfiguration.Run(new FakeSession()));

        Assert.Contains("ProfileConfiguration", exception.Message);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow(" {\r\n} \n")]
    public void LoadConfiguration_SaysHowToGiveOne_WhenNobodyHasConfiguredThePackage(string row)
    {
        var session = new FakeSession().WithConfiguration(row).With("PROFILENAME", "Mine");

        var exception = Assert.ThrowsExactly<ActionException>(() => LoadConfiguration.Run(session));

        foreach (var way in new[] { "TRANSFORMS=", "CONFIGFILE=", "SERVER=" })
        {
            Assert.Contains(way, exception.Message);
        }

        Assert.AreEqual(1, exception.Message.Split('\n').Length, "one sentence");
        Assert.IsFalse(session.Properties.ContainsKey("WriteProfile"));
    }

    [TestMethod]
    public void LoadConfiguration_TakesThePropertiesAlone_WhenTheServerIsAmongThem()
    {
        var session = new FakeSession().WithConfiguration("{}").With("SERVER", "mail.acme.com").With("PROFILENAME", "Mine");

        LoadConfiguration.Run(session);

        Assert.AreEqual("mail.acme.com", Handed(session, "WriteProfile").Server.Fqdn);
        Assert.AreEqual("Mine", Handed(session, "WriteProfile").Profile.Name);
    }

    /// <summary>Windows lets any user repair what was installed for all, and takes that user's properties: SYSTEM must not.</summary>
    [TestMethod]
    [DataRow("SERVER", "evil.example.net")]
    [DataRow("PROXY", "evil.example.net")]
    [DataRow("CONFIGFILE", @"C:\Users\jdoe\site.json")]
    public void LoadConfiguration_HandsNothingOn_WhenAnInstallationForAllUsersIsRepaired(string property, string value)
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("ALLUSERS", "1").With("Installed", "1").With(property, value);

        LoadConfiguration.Run(session);

        Assert.IsFalse(ActionData.Parse(session.GetProperty("WriteProfileMachine")).Has(LoadConfiguration.ConfigurationKey));
        Assert.IsTrue(session.Lines.Any(line => line.Contains(property) && line.Contains("change nothing")), string.Join("\n", session.Lines));
    }

    [TestMethod]
    public void LoadConfiguration_StartsFromWhatWasInstalled_WhenAUserChangesTheUsersOwnInstallation()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "profile.json"), """{ "server": { "fqdn": "installed.acme.com" }, "profile": { "name": "Mine" } }""");
        var session = new FakeSession().WithConfiguration(Minimal).With("Installed", "1").With("InstallFolder", folder).With("SERVER", "new.acme.com");

        LoadConfiguration.Run(session);

        Assert.AreEqual("new.acme.com", Handed(session, "WriteProfile").Server.Fqdn);
        Assert.AreEqual("Mine", Handed(session, "WriteProfile").Profile.Name);
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void LoadConfiguration_IsRefused_WhenSystemInstallsForItself()
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("UserSID", "S-1-5-18");

        var exception = Assert.ThrowsExactly<ActionException>(() => LoadConfiguration.Run(session));

        Assert.Contains("ALLUSERS=1", exception.Message);
        LoadConfiguration.Run(session.With("ALLUSERS", "1"));
    }

    [TestMethod]
    [DataRow("site.json")]
    [DataRow(@"sites\site.json")]
    [DataRow("C:site.json")]
    public void LoadConfiguration_AsksForAFullPath_WhenTheFilesPathIsRelative(string path)
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("CONFIGFILE", path);

        var exception = Assert.ThrowsExactly<ConfigurationException>(() => LoadConfiguration.Run(session));

        Assert.Contains("full path", exception.Message);
    }

    /// <summary>Each call goes to another process. What is added here every installation pays for.</summary>
    [TestMethod]
    public void LoadConfiguration_CallsWindowsInstallerAFewTimes_WhenATransformHasTheConfiguration()
    {
        var session = new FakeSession().WithConfiguration(Minimal).With("InstallFolder", @"C:\Tool\").With("UserSID", "S-1-5-21-1").With("ProductLanguage", "1033");

        LoadConfiguration.Run(session);

        Assert.AreEqual("Evaluate 3, GetProperty 6, Log 1, ReadBinary 1, SetProperty 3", Counted(session));
    }

    [TestMethod]
    public void LoadConfiguration_FindsEachProperty_WhenItAloneIsGiven()
    {
        foreach (var setting in Settings.All)
        {
            var given = GivenProperties.Read(new FakeSession().With(setting.Property, "0")).Single();

            Assert.AreEqual((setting.Property, "0"), (given.Property, given.Text));
        }
    }

    [TestMethod]
    public void LoadConfiguration_FindsAllProperties_WhenAllAreGiven()
    {
        var session = new FakeSession();
        foreach (var setting in Settings.All)
        {
            session.With(setting.Property, setting.Path);
        }

        CollectionAssert.AreEqual(
            Settings.All.Select(setting => setting.Path).ToArray(),
            GivenProperties.Read(session).Select(given => given.Text).ToArray());
    }

    private static string Counted(FakeSession session) =>
        string.Join(", ", session.Calls.CountBy(call => call).OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => $"{call.Key} {call.Value}"));

    private static ProfileConfiguration Handed(FakeSession session, string action) =>
        ConfigurationReader.Read(ActionData.Parse(session.GetProperty(action))[LoadConfiguration.ConfigurationKey], "handed");
}
