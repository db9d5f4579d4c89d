using System.Collections.Generic;
using System.IO;
using System.Linq;
using Installer.Tests.Actions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.CustomActions.Wizard;

namespace Installer.Tests.Wizard;

/// <summary>What the wizard says of what "outlookprofile check" has found. That it runs it, MaintenanceTests show.</summary>
[TestClass]
public sealed class ConnectionTestTests
{
    private const string Failed = """
        {
          "passed": false, "milliseconds": 812, "failures": 2, "warnings": 1, "notes": 0,
          "findings": [
            { "id": "dns.address", "severity": "pass", "subject": "mail.acme.com", "meaning": "mail.acme.com has 192.0.2.1.", "action": null, "milliseconds": 12 },
            { "id": "tcp.some-addresses", "severity": "warning", "subject": "mail.acme.com:443", "meaning": "Some do not answer.", "action": "Wait.", "milliseconds": 3 },
            { "id": "tls.expired", "severity": "failure", "subject": "mail.acme.com:443", "meaning": "The certificate has expired.", "action": "Have it renewed.", "milliseconds": null },
            { "id": "rpc.no-scheme", "severity": "failure", "subject": "rpc", "meaning": "Another.", "action": null, "milliseconds": null }
          ]
        }
        """;

    [TestMethod]
    public void FirstFailure_IsSaidWithWhatToDo_AndThatThereIsMore() =>
        Assert.AreEqual(
            "Tried from this computer: the name, port and certificate of mail.acme.com, its RPC proxy, and Autodiscover.\r\n\r\n"
            + "mail.acme.com:443: The certificate has expired.\r\n\r\n"
            + "What to do: Have it renewed.\r\n\r\n"
            + "There is more. With the command \"outlookprofile check\" whoever helps you sees it all.",
            Describe(Failed));

    [TestMethod]
    public void Nothing_StandsInTheWay_WhenTheCheckPassed() =>
        Assert.EndsWith(
            "Nothing that was tried stands between Outlook and the mailbox. No password was used: whether it is right, Outlook will find out.",
            Describe("""{ "passed": true, "failures": 0, "findings": [ { "severity": "pass", "meaning": "x" } ] }"""));

    [TestMethod]
    [DataRow("")]
    [DataRow("Unhandled exception")]
    [DataRow("{ \"findings\": [] }")]
    [DataRow("{ \"passed\": ")]
    public void Output_IsRefused_WhenItIsNoReport(string output)
    {
        var exception = Assert.ThrowsExactly<InvalidDataException>(() => CheckFindings.Read(output));
        Assert.AreEqual(output.Trim(), exception.Message);
    }

    /// <summary>For the log, which is English, whatever the language of the findings.</summary>
    [TestMethod]
    public void FirstFailure_IsNamedByItsId_ForTheLog() => Assert.AreEqual("tls.expired mail.acme.com:443", CheckFindings.Read(Failed).First);

    [TestMethod]
    public void Test_SaysWhyThereIsNone_WhenThePackageHoldsNoFiles()
    {
        var session = Session();
        ConnectionTest.Run(session);

        Assert.StartsWith("This copy of the package (an administrative installation, msiexec /a) does not hold the program", session.Properties["TestResult"]);
    }

    /// <summary>Where TestFolder looks for the tool.</summary>
    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Tool_IsInThePackagesCabinet(string culture)
    {
        var package = PackageTexts.Package(culture);

        Assert.AreEqual("#" + TestFolder.CabinetName, package.Rows("Media").Single()[3]);
        Assert.EndsWith("|outlookprofile.exe", (string)package.Rows("File").Single(row => row[0] is TestFolder.ToolName)[2]!);
    }

    public static IEnumerable<object[]> Cultures => PackageTexts.Cultures.Select(culture => new object[] { culture });

    private static string Describe(string output) => ConnectionTest.Describe(new WizardSession(Session()), CheckFindings.Read(output), "mail.acme.com");

    private static FakeSession Session() => PackageTexts.Session("en-us").WithConfiguration("""{ "server": { "fqdn": "mail.acme.com" } }""");
}
