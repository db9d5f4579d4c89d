namespace Installer.Tests.Harness;

/// <summary>What a run of outlookprofile.exe on the machine answered.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);
