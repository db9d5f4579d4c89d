using System;
using System.Diagnostics;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

/// <summary>The program as a process of its own, for what only a process shows: streams, signals, a shell around it.</summary>
internal static class ToolRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static string Assembly { get; } = typeof(CommandLine).Assembly.Location;

    /// <summary>In English, whatever the language of whoever runs the tests.</summary>
    public static Process Start(params string[] arguments) => StartIn("C", arguments);

    /// <param name="locale">Of messages, such as "de_DE.UTF-8".</param>
    public static Process StartIn(string locale, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = locale;
        start.Environment.Remove("LANGUAGE");
        foreach (var argument in arguments.Prepend(Assembly))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static ProgramRun Of(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return End(process);
    }

    public static ProgramRun End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill();
            Assert.Fail("The program does not end.");
        }

        return new ProgramRun(process.ExitCode, Normalise(output.Result), Normalise(error.Result));
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n");
}
