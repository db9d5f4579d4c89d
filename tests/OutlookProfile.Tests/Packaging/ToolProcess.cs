using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Packaging;

/// <summary>Runs a program of the system, such as openssl, that knows nothing of this product.</summary>
internal static class ToolProcess
{
    /// <returns>Its standard output.</returns>
    public static byte[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = Task.Run(process.StandardError.ReadToEnd);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        Assert.IsTrue(process.WaitForExit(TimeSpan.FromSeconds(60)), $"{program} does not end.");
        Assert.AreEqual(0, process.ExitCode, $"{program} {string.Join(' ', arguments)}: {error.Result}");
        return output.ToArray();
    }
}
