using System;
using System.IO;
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

    /// <summary>Here is no tool for Windows: no button, and a test that is asked for all the same says nothing.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "there may be one installed")]
    public void Button_IsNotShown_WhereTheToolIsNot()
    {
        var session = Session();
        SummaryPage.Enter(new WizardSession(session));
        ConnectionTest.Run(session);

        Assert.AreEqual(("", ""), (session.Properties["TestTool"], session.Properties["TestResult"]));
    }

    private static string Describe(string output) => ConnectionTest.Describe(new WizardSession(Session()), CheckFindings.Read(output), "mail.acme.com");

    private static FakeSession Session() => PackageTexts.Session("en-us").WithConfiguration("""{ "server": { "fqdn": "mail.acme.com" } }""");
}
