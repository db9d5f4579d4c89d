using System;

namespace Installer.Tests.Harness;

/// <summary>What msiexec did.</summary>
/// <param name="ExitCode">The process's exit code: 0, or a Windows Installer error such as 1603.</param>
internal sealed record MsiexecResult(int ExitCode, InstallerLog Log, TimeSpan Duration);
