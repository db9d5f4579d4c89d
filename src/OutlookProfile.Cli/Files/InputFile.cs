using System;
using System.IO;

namespace OutlookProfile.Cli.Files;

/// <summary>A file that somebody names, perhaps wrongly: another kind of thing, another file, far too large. That is wrong usage, not a failure of the command.</summary>
internal static class InputFile
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>A transform, or a package with everything in it.</summary>
    public const int LargestPackage = 256 * Megabyte;

    /// <summary>A registry export of a whole user.</summary>
    public const int LargestExport = 64 * Megabyte;

    /// <summary>An Autodiscover response.</summary>
    public const int LargestResponse = Megabyte;

    /// <param name="largest">In bytes.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path, int largest) => Open(path, largest, File.ReadAllBytes);

    /// <param name="largest">In bytes: what is larger is not opened at all.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static T Open<T>(string path, int largest, Func<string, T> open)
    {
        Check(path);
        try
        {
            return new FileInfo(path).Length <= largest
                ? open(path)
                : throw new UsageException(path, $"the file is larger than {Math.Max(1, largest / Megabyte)} MB, so that it is not what is expected here");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException(path, $"the file cannot be read: {FileProblem.Describe(exception)}");
        }
    }

    /// <exception cref="UsageException">There is no file of this name.</exception>
    public static void Check(string path)
    {
        if (path.Length == 0)
        {
            throw new UsageException($"the name of a file is empty");
        }

        switch (Kind(path))
        {
            case FileKind.None:
                throw new UsageException(path, $"there is no such file");
            case FileKind.Folder:
                throw new UsageException(path, $"this is a folder, expected a file");
            case FileKind.Stream:
                throw new UsageException(path, $"this is a pipe or a device, expected a file");
        }
    }

    private static FileKind Kind(string path)
    {
        try
        {
            return FileStatus.Of(path).Kind;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException(path, $"the file cannot be read: {FileProblem.Describe(exception)}");
        }
    }
}
