using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests;

/// <summary>Compares a text with a reviewed file below Golden/. Set UPDATE_GOLDEN=1 to write the files anew, then read the difference.</summary>
internal static class GoldenFile
{
    public static void AssertEqual(string name, string actual)
    {
        var path = Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Normalise(actual));
        }

        Assert.IsTrue(File.Exists(path), $"There is no golden file {name}.");
        Assert.AreEqual(Normalise(File.ReadAllText(path)), Normalise(actual), name);
    }

    /// <summary>Git may change line ends; they are tested where they matter.</summary>
    private static string Normalise(string text) => text.Replace("\r\n", "\n");
}
