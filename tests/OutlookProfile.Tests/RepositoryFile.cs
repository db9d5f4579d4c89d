using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests;

/// <summary>Files of the repository that say, wholly or in part, what the code says. Set UPDATE_GOLDEN=1 to write them anew, then read the difference.</summary>
internal static class RepositoryFile
{
    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The whole file.</summary>
    public static void AssertEqual(string name, string expected)
    {
        var path = PathOf(name);
        if (Updates)
        {
            File.WriteAllText(path, expected);
        }

        Assert.AreEqual(expected, File.Exists(path) ? ReadAllText(path) : "", $"{name} is not what the code says; run the tests with UPDATE_GOLDEN=1.");
    }

    /// <summary>The lines between the first two that hold these marks.</summary>
    public static void AssertLines(string name, string begin, string end, string[] expected)
    {
        var lines = ReadAllText(PathOf(name)).Split('\n');
        var first = Array.FindIndex(lines, line => line.Contains(begin)) + 1;
        Assert.AreNotEqual(0, first, $"{name} has no line with {begin}");
        var last = Array.FindIndex(lines, first, line => line.Contains(end));
        Assert.AreNotEqual(-1, last, $"{name} has no line with {end} after it");
        if (Updates)
        {
            File.WriteAllText(PathOf(name), string.Join('\n', lines.Take(first).Concat(expected).Concat(lines.Skip(last))));
            return;
        }

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', lines[first..last]), $"{name} is not what the code says; run the tests with UPDATE_GOLDEN=1.");
    }

    private static string ReadAllText(string path) => File.ReadAllText(path).Replace("\r\n", "\n");

    private static string PathOf(string name) => Path.Combine(TestData.Repository, name);
}
