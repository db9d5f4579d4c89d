using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>Makes the cabinet of a package with the program gcab. The same files give the same bytes.</summary>
internal static class Cabinet
{
    private const string Program = "gcab";

    private static readonly DateTime FirstDosTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="files">Name in the cabinet (the File key) and content, in the order of File.Sequence.</param>
    /// <param name="timestamp">The time of every file, UTC; one that is before the first a cabinet can hold becomes that.</param>
    /// <exception cref="IOException">gcab is missing or failed.</exception>
    public static byte[] Create(IReadOnlyList<(string Name, byte[] Content)> files, bool compressed, DateTime timestamp)
    {
        var folder = Directory.CreateTempSubdirectory("cabinet-");
        try
        {
            var cabinet = Path.Combine(folder.FullName, "cabinet.cab");
            var content = folder.CreateSubdirectory("files");
            var arguments = new List<string> { "--create", "--nopath" };
            if (compressed)
            {
                arguments.Add("--zip");
            }

            arguments.Add(cabinet);
            foreach (var file in files)
            {
                var path = Path.Combine(content.FullName, file.Name);
                File.WriteAllBytes(path, file.Content);
                File.SetLastWriteTimeUtc(path, timestamp < FirstDosTime ? FirstDosTime : timestamp);
                arguments.Add(path);
            }

            Run(arguments);
            return File.ReadAllBytes(cabinet);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["TZ"] = "UTC"; // cabinet times are local times
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new IOException($"{Program} failed with exit code {process.ExitCode}: {errors.Trim()}{output.Result.Trim()}");
            }
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"the cabinet needs the program {Program}, which cannot be started ({exception.Message}); install the package gcab.", exception);
        }
    }
}
