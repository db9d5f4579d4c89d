using System;
using System.IO;

namespace OutlookProfile.Cli.Packaging;

/// <summary>
/// A folder that gets all its new files or none: they are written beside their places and moved there at the end.
/// Files of the same names are replaced, others stay.
/// </summary>
internal static class OutputFolder
{
    /// <param name="write">Writes the files into the folder that it is given.</param>
    public static void Write(string folder, Action<string> write)
    {
        var existed = Directory.Exists(folder);
        var staging = Path.Combine(folder, Path.GetRandomFileName());
        Directory.CreateDirectory(staging);
        try
        {
            write(staging);
            MoveFiles(staging, folder);
        }
        catch when (!existed)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static void MoveFiles(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
        }
    }
}
