using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace OutlookProfile.Tests.Deploy;

/// <summary>
/// Runs a script in PowerShell's engine, which comes without Windows' cmdlets: a test defines those that the script calls,
/// and nothing else of the machine can be reached.
/// </summary>
internal sealed class PowerShellHost : IDisposable
{
    private readonly PowerShell shell = PowerShell.Create(InitialSessionState.CreateDefault2());

    // Otherwise an error inside a script would end only the statement that runs the script.
    public PowerShellHost() => SetVariable("ErrorActionPreference", ActionPreference.Stop);

    /// <param name="text">Function definitions; they are seen by the scripts that run later.</param>
    public void Define(string text) => Invoke(text);

    public void SetVariable(string name, object value) => shell.Runspace.SessionStateProxy.SetVariable(name, value);

    /// <returns>Each object of the output as text.</returns>
    /// <exception cref="RuntimeException">The script ended with an error.</exception>
    public IReadOnlyList<string> Invoke(string text)
    {
        shell.Commands.Clear();
        return shell.AddScript(text).Invoke().Select(output => output?.ToString() ?? "").ToArray();
    }

    public object? Variable(string name) => shell.Runspace.SessionStateProxy.GetVariable(name);

    public void Dispose() => shell.Dispose();
}
