using System;
using System.IO;
using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Windows;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// The summary's button Test connection: what "outlookprofile check" finds with the values of the pages, in words. The tool runs as whoever
/// sees the pages does, and is told no password.
/// </summary>
internal static class ConnectionTest
{
    /// <summary>For all that is tried together; the tool ends by itself then.</summary>
    private const int Seconds = 15;

    /// <summary>When it does not, it is ended.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(Seconds + 10);

    /// <summary>Shows the button where the tool is, and only there.</summary>
    public static void Offer(WizardSession wizard) => wizard[WizardProperties.TestTool] = InstalledTool.Find() ?? "";

    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        wizard[WizardProperties.TestResult] = "";
        if (InstalledTool.Find() is { } tool && wizard.Draft().Configuration is { } configuration)
        {
            wizard[WizardProperties.TestResult] = Test(wizard, tool, configuration);
        }
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

    private static string Test(WizardSession wizard, string tool, ProfileConfiguration configuration)
    {
        // A folder of the user's own, with a name that nobody else knows. What is in it holds no secret: no configuration does.
        var folder = Path.Combine(Path.GetTempPath(), $"{ProductFolders.Name}-{Guid.NewGuid():N}");
        var (site, output) = (Path.Combine(folder, "site.json"), Path.Combine(folder, "findings.json"));
        var files = new LocalFiles();
        try
        {
            files.CreateDirectory(folder);
            files.Write(site, Encoding.UTF8.GetBytes(ConfigurationWriter.Write(configuration)));
            return ProgramRun.Run(tool, $"check \"{site}\" --json --timeout {Seconds}", output, Limit) is { } said
                ? Describe(wizard, Read(wizard, said), configuration.Http.Enabled ? configuration.Http.Proxy : configuration.Server.Fqdn)
                : wizard.Text("Wizard_TestTooLong");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            wizard.Log($"Wizard: no test of the connection: {exception.Message}");
            return wizard.Text("Wizard_TestFailed", exception.Message);
        }
        finally
        {
            Remove(wizard, files, folder, site, output);
        }
    }

    private static CheckFindings Read(WizardSession wizard, string said)
    {
        var findings = CheckFindings.Read(said);
        wizard.Log($"Wizard: test of the connection: {findings.Failures} failures {findings.Meaning}");
        return findings;
    }

    private static void Remove(WizardSession wizard, LocalFiles files, string folder, params string[] names)
    {
        try
        {
            Array.ForEach(names, files.DeleteFile);
            files.DeleteDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            wizard.Log($"Wizard: {exception.Message}");
        }
    }
}
