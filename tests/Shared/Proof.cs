using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Shared;

/// <summary>Lines that say how much has been proved: in the test's output and, when TEST_REPORT names a file, there.</summary>
internal static class Proof
{
    private static readonly object Gate = new();

    public static void Report(TestContext context, string line)
    {
        context.WriteLine(line);
        if (Environment.GetEnvironmentVariable("TEST_REPORT") is { Length: > 0 } path)
        {
            lock (Gate)
            {
                File.AppendAllText(path, line + Environment.NewLine);
            }
        }
    }
}
