using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using WindowsInstaller.Comparison;
using WindowsInstaller.Database;

namespace WindowsInstaller.Build;

/// <summary>wxsbuild compare: says whether the package of one build is that of the other, but for what has to differ.</summary>
internal static class CompareCommand
{
    public const int InvalidInput = 2;

    private const int Different = 1;

    public static Command Create()
    {
        var first = new Argument<FileInfo>("first") { Description = "An .msi file." };
        var second = new Argument<FileInfo>("second") { Description = "The .msi file to compare it with." };
        var expected = new Option<FileInfo?>("--expect", "-e") { Description = "A file with the addresses that may differ, one pattern a line." };
        var command = new Command("compare", "Compares two packages table by table. Exit code 0: equal; 1: they differ; 2: not comparable.") { first, second, expected };
        command.SetAction(result => Run(result.GetRequiredValue(first), result.GetRequiredValue(second), result.GetValue(expected)));
        return command;
    }

    private static int Run(FileInfo first, FileInfo second, FileInfo? expectedFile)
    {
        try
        {
            var expected = expectedFile is null ? ExpectedDifferences.None : ExpectedDifferences.Load(expectedFile.ToString());
            var differences = PackageComparison.Differences(InstallerDatabase.Open(first.ToString()), InstallerDatabase.Open(second.ToString())).ToList();
            var lines = differences.Where(difference => !expected.Allow(difference)).Select(difference => difference.ToString()).ToList();
            lines.ForEach(Console.WriteLine);
            foreach (var pattern in expected.Unused(differences))
            {
                Console.Error.WriteLine($"{expectedFile}: nothing differs at {pattern} any more");
            }

            Console.Error.WriteLine($"{differences.Count - lines.Count} expected differences, {lines.Count} others");
            return lines.Count == 0 ? 0 : Different;
        }
        catch (Exception exception) when (exception is InstallerDatabaseException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return InvalidInput;
        }
    }
}
