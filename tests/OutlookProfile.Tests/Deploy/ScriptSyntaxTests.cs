using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Deploy;

/// <summary>PowerShell's own parser over every script: what it finds needs no Windows.</summary>
[TestClass]
public sealed class ScriptSyntaxTests
{
    // Configuration Manager takes a detection script of at most 32 KB.
    private const int GreatestLength = 32 * 1024;

    /// <summary>Windows PowerShell 5.1 knows none of these.</summary>
    private static readonly HashSet<TokenKind> NewerTokens =
        [TokenKind.AndAnd, TokenKind.OrOr, TokenKind.QuestionMark, TokenKind.QuestionQuestion, TokenKind.QuestionQuestionEquals, TokenKind.QuestionDot, TokenKind.QuestionLBracket];

    /// <summary>Everything the scripts may call: nothing but the program, and the cmdlets of Configuration Manager or of Graph for the one task.</summary>
    private static readonly Dictionary<string, string[]> AllowedCommands = new()
    {
        [DeployScripts.Detection] = [],
        [DeployScripts.NewApplication] =
        [
            "Find-Application", "Get-Requirement", "Add-Supersedence", "Add-DeploymentType", "Add-Deployment",
            "Where-Object", "ForEach-Object", "Import-PowerShellDataFile", "Import-Module", "Push-Location", "Pop-Location",
            "Get-CMConfigurationPlatform", "Get-CMGlobalCondition", "New-CMGlobalConditionRegistryKey",
            "New-CMRequirementRuleOperatingSystemValue", "New-CMRequirementRuleExistential",
            "Get-CMApplicationDeployment", "Get-CMDeploymentType", "Add-CMDeploymentTypeSupersedence",
            "Get-CMApplication", "Get-CMCollection", "New-CMApplication", "Add-CMScriptDeploymentType", "New-CMApplicationDeployment", "Remove-CMApplication",
            "Set-StrictMode",
        ],
        [DeployScripts.Publish] =
        [
            "Send-Graph", "Wait-File", "Open-Container", "Send-Content", "Get-Assignments",
            "ForEach-Object", "ConvertFrom-Json", "ConvertTo-Json", "Add-Type", "Start-Sleep", "Write-Progress",
            "Invoke-MgGraphRequest", "Invoke-RestMethod",
            "Set-StrictMode",
        ],
        // What touches the machine is in one table, $windows, and called by its names; functions of the script's own; and PowerShell's for the rest.
        [DeployScripts.Acceptance] =
        [
            "$Machine.Ask", "$Machine.Say", "$Machine.IsElevated", "$Machine.Describe", "$Machine.Run", "$Machine.Start", "$Machine.Export", "$Machine.RemoveKey",
            "$Machine.IsInstalled", "$Machine.Property", "$Machine.Change", "$Machine.Kill", "$Machine.Sleep", "$Machine.Signature", "$Machine.HasOutlook",
            "$Machine.OpenOutlook", "$Try", "$encode",
            "Invoke-Com", "Open-Database", "Test-Point", "Assert-Equal", "Assert-Log", "Assert-Unchanged", "Assert-Verified", "Invoke-Msiexec", "Get-Registry",
            "Test-Context", "Test-Package", "Test-Outlook", "ConvertTo-JsonString", "Get-ReportJson", "Get-ReportHtml",
            "Set-StrictMode", "New-Object", "ForEach-Object", "Where-Object",
            "Read-Host", "Write-Host", "Start-Process", "Get-Process", "Stop-Process", "Start-Sleep", "Get-AuthenticodeSignature", "Test-Path",
        ],
    };

    public static IEnumerable<object[]> Scripts => DeployScripts.All;

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void Script_ParsesWithoutErrors(string script) => Parse(script, out _);

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void Script_RunsInWindowsPowerShell(string script)
    {
        Parse(script, out var tokens);

        var newer = tokens.Where(token => NewerTokens.Contains(token.Kind)).Select(token => $"line {token.Extent.StartLineNumber}: {token.Text}").ToArray();

        Assert.IsEmpty(newer, string.Join(", ", newer));
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void Script_IsShortAndAscii(string script)
    {
        var bytes = File.ReadAllBytes(DeployScripts.FullPath(script));

        Assert.IsTrue(bytes.Length <= GreatestLength, $"{bytes.Length} bytes");
        Assert.AreEqual(-1, Array.FindIndex(bytes, b => b > '~'), "the first byte that is not ASCII");
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void Script_CallsOnlyWhatItMay(string script)
    {
        var allowed = AllowedCommands[DeployScripts.FullPath(script)];

        // A call whose name is not a constant is the program that the detection script starts.
        var names = Parse(script, out _).FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Select(node => ((CommandAst)node).GetCommandName() ?? ((CommandAst)node).CommandElements[0].Extent.Text);

        var unknown = names.Except([.. allowed, "$tool"]).ToArray();
        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    private static ScriptBlockAst Parse(string script, out Token[] tokens)
    {
        var tree = Parser.ParseFile(DeployScripts.FullPath(script), out tokens, out var errors);
        Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors.Select(error => $"{script}({error.Extent.StartLineNumber}): {error.Message}")));
        return tree;
    }
}
