using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>
/// intune.json: what to enter in Intune, in the words of Microsoft Graph's win32LobApp, so that it is also the body that
/// creates the application (microsoft-graph-docs: intune-apps-win32lobapp and the resources it names).
/// </summary>
internal static class IntuneApplication
{
    private const string OutlookKey = @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\OUTLOOK.EXE";

    /// <summary>
    /// What Windows Installer's exit codes mean; Intune takes any other for a failure. 1603 is every failing action, a
    /// running Outlook among them, which may be closed at the next try.
    /// </summary>
    private static readonly (int Code, string Type)[] ReturnCodes =
        [(0, "success"), (1707, "success"), (3010, "softReboot"), (1641, "hardReboot"), (1618, "retry"), (1603, "retry")];

    public static void Write(Stream output, InstallerPackage package, InstallContext context, InstallCommands commands, string containerName, string detectionScript, ApplicationDetails details)
    {
        var msi = package.Information;
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.win32LobApp");
        json.WriteString("displayName", $"{msi.ProductName} {msi.ProductVersion} ({package.Site})");
        json.WriteString("description", Description(package, context));
        json.WriteString("publisher", details.Publisher ?? msi.Publisher);
        WriteOptional(json, details);
        json.WriteString("fileName", containerName);
        json.WriteString("setupFilePath", Path.GetFileName(package.MsiPath));
        json.WriteString("installCommandLine", commands.Install(package.MsiPath, package.TransformPath));
        json.WriteString("uninstallCommandLine", commands.Uninstall(msi.ProductCode));

        // In the place of applicableArchitectures, which knows no ARM64. Windows 11 on ARM64 runs x64 programs, and x64 Outlook among them.
        json.WriteString("allowedArchitectures", msi.Is64Bit ? "x64,arm64" : "x86,x64,arm64");
        json.WriteString("minimumSupportedWindowsRelease", "1607");
        WriteInstallExperience(json, context);
        WriteReturnCodes(json);
        WriteRules(json, package, detectionScript);
        WriteMsi(json, msi, context);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, ApplicationDetails details)
    {
        if (details.Logo is { } logo)
        {
            json.WriteStartObject("largeIcon");
            json.WriteString("@odata.type", "#microsoft.graph.mimeContent");
            json.WriteString("type", logo.MimeType);
            json.WriteBase64String("value", logo.Content);
            json.WriteEndObject();
        }

        if (details.InformationUrl is { } url)
        {
            json.WriteString("informationUrl", url);
        }

        if (details.Notes is { } notes)
        {
            json.WriteString("notes", notes);
        }
    }

    private static string Description(InstallerPackage package, InstallContext context)
    {
        var profile = package.Configuration is { } configuration ? $"The Outlook profile \"{configuration.Profile.Name}\" for {configuration.Server.Fqdn}" : "An Outlook profile";
        return $"{profile}, {(context == InstallContext.System ? "for every user of the device" : "for the user")}.";
    }

    private static void WriteInstallExperience(Utf8JsonWriter json, InstallContext context)
    {
        json.WriteStartObject("installExperience");
        json.WriteString("runAsAccount", context == InstallContext.System ? "system" : "user");
        json.WriteString("deviceRestartBehavior", "basedOnReturnCode");
        json.WriteEndObject();
    }

    private static void WriteReturnCodes(Utf8JsonWriter json)
    {
        json.WriteStartArray("returnCodes");
        foreach (var (code, type) in ReturnCodes)
        {
            json.WriteStartObject();
            json.WriteNumber("returnCode", code);
            json.WriteString("type", type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, InstallerPackage package, string detectionScript)
    {
        json.WriteStartArray("rules");
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.win32LobAppPowerShellScriptRule");
        json.WriteString("ruleType", "detection");
        json.WriteBoolean("enforceSignatureCheck", false);
        json.WriteBoolean("runAs32Bit", false);
        json.WriteString("operationType", "notConfigured");
        json.WriteString("operator", "notConfigured");
        json.WriteString("scriptContent", Convert.ToBase64String(Encoding.ASCII.GetBytes(detectionScript)));
        json.WriteEndObject();
        if (package.NeedsOutlook)
        {
            json.WriteStartObject();
            json.WriteString("@odata.type", "#microsoft.graph.win32LobAppRegistryRule");
            json.WriteString("ruleType", "requirement");
            json.WriteBoolean("check32BitOn64System", false);
            json.WriteString("keyPath", OutlookKey);
            json.WriteString("operationType", "exists");
            json.WriteString("operator", "notConfigured");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMsi(Utf8JsonWriter json, MsiInformation msi, InstallContext context)
    {
        json.WriteStartObject("msiInformation");
        json.WriteString("productCode", msi.ProductCode);
        json.WriteString("productVersion", msi.ProductVersion);
        json.WriteString("upgradeCode", msi.UpgradeCode);
        json.WriteBoolean("requiresReboot", msi.RequiresReboot);
        json.WriteString("packageType", context == InstallContext.System ? "perMachine" : "perUser");
        json.WriteString("productName", msi.ProductName);
        json.WriteString("publisher", msi.Publisher);
        json.WriteEndObject();
    }
}
