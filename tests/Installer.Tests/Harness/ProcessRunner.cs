using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>The outcome of a program.</summary>
internal sealed record ProcessResult(int ExitCode, string Output);

/// <summary>Runs a program with a time limit and without standard input.</summary>
internal static class ProcessRunner
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(120);

    /// <param name="outputFile">
    /// Where the output goes. A file, because a service that Wine starts on the way inherits the handle and keeps a pipe open for ever.
    /// </param>
    public static ProcessResult Run(string command, string outputFile, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(command, outputFile, environment);
        if (!process.WaitForExit(TimeLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Not done after {TimeLimit.TotalSeconds} s: {command}\n{File.ReadAllText(outputFile)}");
        }

        return new ProcessResult(process.ExitCode, File.ReadAllText(outputFile));
    }

    /// <summary>Starts a program and does not wait for it; its output goes to the file.</summary>
    public static Process Start(string command, string outputFile, IReadOnlyDictionary<string, string>? environment = null)
    {
        var windows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(windows ? "cmd.exe" : "/bin/sh") { UseShellExecute = false };
        var redirected = $"{command} > \"{outputFile}\" 2>&1 < {(windows ? "NUL" : "/dev/null")}";
        if (windows)
        {
            start.Arguments = $"/d /s /c \"{redirected}\"";
        }
        else
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(redirected);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
