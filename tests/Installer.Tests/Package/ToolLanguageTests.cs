using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Package;

/// <summary>The tool as it ships, compiled natively, under the user's locale: what it says of every wrong call and in every help is what was reviewed.</summary>
[TestClass]
public sealed class ToolLanguageTests
{
    private const string Prompt = "$ outlookprofile";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Windows has display languages, and no variables for them")]
    [DataRow("de", "de_DE.UTF-8")]
    [DataRow("fr", "fr_FR")]
    [DataRow("ja", "ja_JP.UTF-8")]
    public void ShippedTool_SpeaksAsReviewed(string language, string locale)
    {
        var reviewed = File.ReadAllText(Repository.PathOf($"tests/OutlookProfile.Tests/Golden/usage/{language}.txt"));
        var folder = Directory.CreateTempSubdirectory("usage-");
        try
        {
            var said = new StringBuilder();
            foreach (var line in reviewed.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
            {
                var answer = Run(folder.FullName, locale, line[Prompt.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                said.Append($"{line}\n{string.Join("\n", answer.Split('\n').Select(part => part.TrimEnd()))}\n");
            }

            Assert.AreEqual(reviewed, said.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string folder, string locale, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Repository.Tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "LANGUAGE" })
        {
            start.Environment.Remove(variable);
        }

        start.Environment["LANG"] = locale;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(Longest), "The tool does not end.");
        return output + error.Result;
    }
}
