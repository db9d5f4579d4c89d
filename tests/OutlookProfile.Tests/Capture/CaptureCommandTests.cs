using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Cli;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Cli;
using OutlookProfile.Tests.Packaging;
using OutlookProfile.Tests.Planning;

namespace OutlookProfile.Tests.Capture;

[TestClass]
public sealed class CaptureCommandTests
{
    private readonly TemporaryFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    [DataRow("11.0")]
    [DataRow("12.0")]
    [DataRow("14.0")]
    [DataRow("15.0")]
    [DataRow("16.0")]
    public void Capture_PrintsTheConfiguration_OfAPlansRegistrationFile(string number)
    {
        var version = OutlookVersions.Find(number)!.Value;
        var run = ProgramRun.Of("capture", "Corporate Mail", "--reg", WritePlan(version), "--outlook", number, "--user", "jdoe");

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([version]) } }, ConfigurationReader.Read(run.Output, "captured.json"));
    }

    [TestMethod]
    public void Capture_FindsTheProfileItself_AndKeepsTheUsersName()
    {
        var captured = ConfigurationReader.Read(ProgramRun.OutputOf("capture", "--reg", WritePlan(OutlookVersion.Outlook2010)), "captured.json");

        Assert.AreEqual(VersionSelection.Of([OutlookVersion.Outlook2010]), captured.Outlook.Versions);
        Assert.AreEqual(new MailboxSettings("jdoe", "jdoe@acme.com"), captured.Mailbox);
    }

    [TestMethod]
    public void Capture_ReadsAnExportOfTheWholeUser()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2010);
        machine.Registry.SetValue("Software\\Other", RegistryValue.ExpandString("Path", "%TEMP%"));
        var file = folder.Write("export.reg", RegFileWriter.Encode(RegFileWriter.Write(RegFileWriter.FromRegistry(machine.Registry, @"HKEY_USERS\S-1-5-21-1-2-3-1001", ""))));

        StringAssert.Contains(ProgramRun.OutputOf("capture", "--reg", file), "\"name\": \"Corporate Mail\"");
    }

    [TestMethod]
    public void Capture_EndsWith2_WhenTheFileIsNoProfile()
    {
        AssertInvalid("is expected", "not a registration file");
        AssertInvalid("holds no key of HKEY_CURRENT_USER", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
        AssertInvalid("There is no Outlook profile.", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n");
        AssertFails(ExitCode.Invalid, "there is no such file", "capture", "--reg", folder.File("missing.reg"));
    }

    [TestMethod]
    public void Capture_EndsWith2_AndNamesTheProfiles_WhenTheChoiceIsOpen()
    {
        var machine = new UserMachine();
        foreach (var name in new[] { "One", "Two" })
        {
            machine.Install(TestData.Acme with { Profile = new ProfileSettings(name, false, IfExists.Update, null) }, OutlookVersion.Outlook2010);
        }

        var file = folder.Write("two.reg", RegFileWriter.Encode(RegFileWriter.Write(RegFileWriter.FromRegistry(machine.Registry, "HKEY_CURRENT_USER", "Software"))));
        AssertFails(ExitCode.Invalid, "\"One\" (11.0, 12.0, 14.0), \"Two\" (11.0, 12.0, 14.0)", "capture", "--reg", file);
        StringAssert.Contains(ProgramRun.OutputOf("capture", "two", "--reg", file), "\"name\": \"Two\"");
    }

    [TestMethod]
    public void Capture_SaysOnStandardErrorWhatItCouldNotKnow()
    {
        var run = ProgramRun.Of("capture", "--reg", WritePlan(OutlookVersion.Outlook2016));

        Assert.AreEqual(0, run.ExitCode, run.Error);
        StringAssert.Contains(run.Error, "Not known, and left at its default: server.fqdn: Outlook 2016 or later asks Autodiscover for it");
    }

    [TestMethod]
    public void Capture_ReadsTheAnswersThatOutlookKeeps_BesideTheRegistrationFile()
    {
        folder.Write("jane - Autodiscover.xml", Encoding.UTF8.GetBytes(AutodiscoverResponse.Write(TestData.Acme with { Server = new("mbx.acme.com") }, TestData.Jane)));

        StringAssert.Contains(ProgramRun.Of("capture", "--reg", WritePlan(OutlookVersion.Outlook2016)).Output, "\"fqdn\": \"mbx.acme.com\"");
    }

    [TestMethod]
    public void Capture_EndsWith1_WhenTheProfileIsDamaged()
    {
        var plan = new UserMachine().Plan(TestData.Acme, OutlookVersion.Outlook2010);
        var master = OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey("Corporate Mail") + @"\" + ProfileSections.Master;
        var damaged = plan with { Changes = plan.Changes.Append(new SetValue(master, RegistryValue.Binary("01023d0e", [1, 2, 3]), $"damage")).ToArray() };

        AssertFails(ExitCode.Failed, "PR_SERVICES (01023d0e)", "capture", "--reg", folder.Write("damaged.reg", Encoding.UTF8.GetBytes(PlanRegFile.Write(damaged))));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Capture_AsksForAFile_WhereThereIsNoRegistry() =>
        AssertFails(ExitCode.Invalid, "name with --reg a registration file", "capture");

    private void AssertInvalid(string problem, string content) =>
        AssertFails(ExitCode.Invalid, problem, "capture", "--reg", folder.Write("invalid.reg", Encoding.UTF8.GetBytes(content)));

    private static void AssertFails(int code, string problem, params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.AreEqual(code, run.ExitCode, run.Error);
        StringAssert.Contains(run.Error, problem);
        Assert.AreEqual("", run.Output);
    }

    private string WritePlan(OutlookVersion version) =>
        folder.Write("plan.reg", Encoding.UTF8.GetBytes(PlanRegFile.Write(new UserMachine().Plan(TestData.Acme, version))));
}
