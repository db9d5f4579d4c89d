using System;
using System.IO;
using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Windows;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// The summary's button Test connection: what "outlookprofile check" finds with the values of the pages, in words and in the package's
/// language. The tool runs as whoever sees the pages does, and is told no password.
/// </summary>
internal static class ConnectionTest
{
    /// <summary>For all that is tried together; the tool ends by itself then.</summary>
    private const int Seconds = 15;

    /// <summary>When it does not, it is ended.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(Seconds + 10);

    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        LongText.TestResult.Set(wizard, wizard.Draft().Configuration is { } configuration ? Test(wizard, configuration) : "");
    }

    /// <summary>What the tool has found, in words.</summary>
    public static string Describe(WizardSession wizard, CheckFindings findings, string server)
    {
        var text = new StringBuilder(wizard.Text("Wizard_TestTried", server)).Append("\r\n\r\n");
        if (findings.Passed)
        {
            return text.Append(wizard.Text("Wizard_TestPassed")).ToString();
        }

        text.Append(findings.Meaning);
        if (findings.Action.Length > 0)
        {
            text.Append("\r\n\r\n").Append(wizard.Text("Wizard_TestAction", findings.Action));
        }

        return findings.Failures > 1 ? text.Append("\r\n\r\n").Append(wizard.Text("Wizard_TestMore")).ToString() : text.ToString();
    }

    private static string Test(WizardSession wizard, ProfileConfiguration configuration)
    {
        if (wizard.ReadPackageStream(TestFolder.CabinetName) is not { } cabinet)
        {
            wizard.Log("Wizard: no test of the connection: the package has no cabinet");
            return wizard.Text("Wizard_TestNoTool");
        }

        try
        {
            using var folder = new TestFolder(cabinet, wizard.Log);
            new LocalFiles().Write(folder.Site, Encoding.UTF8.GetBytes(ConfigurationWriter.Write(configuration)));
            return ProgramRun.Run(folder.Tool, $"check \"{folder.Site}\" --json --language {wizard.Language.Tag} --timeout {Seconds}", folder.Findings, Limit) is { } said
                ? Describe(wizard, Read(wizard, said), configuration.Http.Enabled ? configuration.Http.Proxy : configuration.Server.Fqdn)
                : wizard.Text("Wizard_TestTooLong");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var text = Text.Of(exception);
            wizard.Log($"Wizard: no test of the connection: {text}");
            return wizard.Text("Wizard_TestFailed", text.In(wizard.Language));
        }
    }

    private static CheckFindings Read(WizardSession wizard, string said)
    {
        var findings = CheckFindings.Read(said);
        wizard.Log($"Wizard: test of the connection: {findings.Failures} failures {findings.First}; shown: {FailureLog.Encode(findings.Meaning)}");
        return findings;
    }
}
