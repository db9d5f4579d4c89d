using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Tools;

/// <summary>Programs nobody here wrote, run as judges. A missing one fails the test that needs it: a judge that is absent proves nothing.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <returns>Standard output. Any exit code but 0 fails the test.</returns>
    internal static string Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <param name="start">Everything but the redirections, which are made here.</param>
    internal static string Run(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var command = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command} was still running after {Limit}.");
        }

        Task.WaitAll(output, errors);
        Assert.AreEqual(0, process.ExitCode, $"{command}: {errors.Result}{output.Result}");
        return output.Result;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new AssertFailedException($"{start.FileName} is needed for this test: {missing.Message}", missing);
        }
    }
}
