using System;
using System.IO;

namespace OutlookProfile.Cli;

/// <summary>Input that is not there is wrong usage, not a failure of the command.</summary>
internal static class InputFile
{
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static T Open<T>(string path, Func<string, T> open)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path}: this is a folder, expected a file");
        }

        try
        {
            return open(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{path}: there is no such file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the file cannot be read: {exception.Message}");
        }
    }
}
