using System;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;

namespace Installer.Tests;

/// <summary>Profiles as Outlook leaves them, with its account manager, and what an installation, a capture and a removal make of them on a machine.</summary>
[TestClass]
public sealed class RealProfileTests
{
    private const string Name = "Corporate Mail";

    /// <summary>What an installation changes of other people's: the lists that it lengthens, and the account manager's list of address books, which it deletes.</summary>
    private static readonly string[] Shared = ["01023d0e", "01023d00", "01023d01", "{ED475419-B0D6-11D2-8C3B-00104B2A6676}", "DefaultProfile"];

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010, false)]
    [DataRow(OutlookVersion.Outlook2010, true)]
    [DataRow(OutlookVersion.Outlook2016, false)]
    [DataRow(OutlookVersion.Outlook2016, true)]
    public void SilentInstall_AddsItsAccount_ToAProfileWithAnAccountManager(OutlookVersion version, bool withAnotherOrganisation)
    {
        using var machine = TestMachine.Create();
        var services = 2;
        Put(machine, version, profile =>
        {
            profile.WithInternetAccount("jane@home.example");
            if (withAnotherOrganisation)
            {
                profile.WithFirstAccount(profile.AddExchangeAccount("jdoe", "mail.partner.example", "jdoe@partner.example"));
                services++;
            }
        });
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Site(version));

        Expect.Installed(installation.Install());

        var gone = before.Split('\n').Except(Snapshot.Take(machine).Split('\n')).Select(line => line.Split('"')[1]).ToArray();
        Assert.AreEqual("", string.Join(' ', gone.Except(Shared)), "nothing else of what was there has changed");
        CollectionAssert.Contains(gone, "{ED475419-B0D6-11D2-8C3B-00104B2A6676}");
        Assert.AreEqual(services + 1, Services(machine, version));
        Assert.AreEqual(0, machine.RunTool("verify --state").ExitCode);
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Capture_SaysSo_WhenAProfileWithAnAccountManagerHasNoExchangeAccount()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Harness.Site.Acme);
        Expect.Installed(installation.Install());
        Put(machine, OutlookVersion.Outlook2016, profile => profile.WithInternetAccount("jane@home.example"));
        var before = Snapshot.Take(machine);

        var captured = machine.RunTool($"capture \"{Name}\" --outlook 16.0");

        Assert.AreNotEqual(0, captured.ExitCode);
        StringAssert.Contains(captured.Error, "has no Exchange account");
        Assert.AreEqual("", captured.Output);
        Assert.AreEqual(before, Snapshot.Take(machine), "a capture changes nothing");
        Expect.Uninstalled(installation.Uninstall());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [-{Snapshot.User}\{OutlookRelease.Of(OutlookVersion.Outlook2016).ProfileKey(Name)}]

            """);
    }

    /// <summary>As Exchange 2013 and later name the server: the capture is a configuration, which can be applied, is verified, and is undone.</summary>
    [TestMethod]
    public void Capture_OfAMailboxAtItsDomain_CanBeAppliedAndUndone()
    {
        const string server = "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com";
        const OutlookVersion version = OutlookVersion.Outlook2013;
        using var machine = TestMachine.Create();
        Put(machine, version, profile =>
        {
            var section = profile.WithInternetAccount("jane@home.example").AddExchangeAccount("jdoe", server, "jdoe@acme.com");
            profile.Set(section, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "mail.acme.com"));
            profile.Set(section, MapiValue.Text(PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME, "msstd:mail.acme.com"));
            profile.Set(section, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x2F));
            profile.Set(section, MapiValue.Long(PropertyTags.PR_ROH_PROXY_AUTH_SCHEME, 2));
        });
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Site(OutlookVersion.Outlook2010));
        Expect.Installed(installation.Install());

        var captured = machine.RunTool($"capture \"{Name}\" --outlook 15.0");
        Assert.AreEqual(0, captured.ExitCode, captured.Error);
        StringAssert.Contains(captured.Output, server);
        StringAssert.Contains(captured.Output, "mail.acme.com");
        var site = machine.Place("captured.json", captured.Output);
        Assert.AreEqual(0, machine.RunTool($"validate \"{site}\"").ExitCode);
        var applied = machine.RunTool($"apply \"{site}\"");
        Assert.AreEqual(0, applied.ExitCode, applied.Error);
        var verified = machine.RunTool($"verify \"{site}\"");
        Assert.AreEqual(0, verified.ExitCode, verified.Error);

        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static string Site(OutlookVersion version) => $$"""
        { "outlook": { "versions": ["{{version.Number()}}"] }, "profile": { "makeDefault": false }, "mailbox": { "user": "jdoe", "smtpAddress": "jdoe@acme.com" }, "server": { "fqdn": "exchange.acme.com" } }
        """;

    private static void Put(TestMachine machine, OutlookVersion version, Action<OutlookMadeProfile> make)
    {
        var registry = new MemoryRegistry();
        make(new OutlookMadeProfile(registry, version, Name));
        machine.ImportRegistry(RegFileWriter.Write(RegFileWriter.FromRegistry(registry, Snapshot.User, OutlookRelease.Of(version).ProfilesKey)).ReplaceLineEndings(Environment.NewLine));
    }

    private static int Services(TestMachine machine, OutlookVersion version)
    {
        var list = machine.ExportRegistry(Snapshot.User)[$@"{Snapshot.User}\{OutlookRelease.Of(version).ProfileKey(Name)}\{ProfileSections.Master}", "01023d0e"];
        Assert.IsNotNull(list);
        return list["hex:".Length..].Split(',').Length / MapiUid.Length;
    }
}
