using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OutlookProfile.Cli.Files;

/// <summary>
/// A file that a command makes: whole or not at all, never in the place of what it was made from, and never where something
/// other than a file is. Missing folders are made.
/// </summary>
internal static class OutputFile
{
    /// <summary>The name that means standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Ends the name of what is being written. Always the same, so that the next run takes away what a killed one left.</summary>
    private const string Partial = ".partial";

    /// <param name="inputs">The files that it is made from; null for none.</param>
    /// <exception cref="UsageException">The path is an input's, or no file can be there.</exception>
    /// <exception cref="OutputException">The file cannot be written; the message says why.</exception>
    public static void Write(string path, byte[] content, params IEnumerable<string?> inputs) => Write(path, file => file.Write(content), inputs);

    /// <param name="write">Writes the content.</param>
    /// <param name="inputs">The files that it is made from; null for none.</param>
    /// <exception cref="UsageException">The path is an input's, or no file can be there.</exception>
    /// <exception cref="OutputException">The file cannot be written; the message says why.</exception>
    public static void Write(string path, Action<Stream> write, params IEnumerable<string?> inputs)
    {
        var sources = inputs.ToList();
        Check(path, sources);
        var partial = path + Partial;
        Check(partial, sources);
        using var interruption = Interruption.Watch();
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (var file = File.Create(partial))
            {
                write(file);
            }

            interruption.ThrowIfRequested();
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new OutputException(path, exception);
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    /// <param name="inputs">The files that it is made from; null for none.</param>
    /// <exception cref="UsageException">The path is an input's, or no file can be there.</exception>
    public static void Check(string path, params IEnumerable<string?> inputs)
    {
        if (path == StandardOutput)
        {
            throw new UsageException($"--output -: this is no text for a terminal or a pipe; name a file");
        }

        if (Path.EndsInDirectorySeparator(path))
        {
            throw new UsageException($"{path}: this is a folder; name a file");
        }

        var status = Status(path);
        foreach (var input in inputs)
        {
            if (input is not null && status.Identity is { } identity && Status(input).Identity == identity)
            {
                throw new UsageException(path, $"this is a file that the output is made from; name another one");
            }
        }

        switch (status)
        {
            case { IsLink: true }:
                throw new UsageException(path, $"this is a link; name the file itself");
            case { Kind: FileKind.Folder }:
                throw new UsageException(path, $"this is a folder; name a file");
            case { Kind: FileKind.Stream }:
                throw new UsageException(path, $"this is a pipe or a device; name a file");
        }
    }

    private static FileStatus Status(string path)
    {
        try
        {
            return path.Length > 0 ? FileStatus.Of(path) : throw new UsageException($"the name of the output is empty; name a file");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException(path, $"{FileProblem.Describe(exception)}");
        }
    }
}
