using System;
using System.Collections.Generic;
using System.IO;

namespace OutlookProfile.Files;

/// <summary>Files as they will be: reads go through to another store, writes stay here.</summary>
public sealed class OverlayFiles(IFileStore below) : IFileStore
{
    /// <summary>The content of each file that was written here, null for one that was deleted.</summary>
    private readonly Dictionary<string, byte[]?> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether each directory that was made or deleted here exists.</summary>
    private readonly Dictionary<string, bool> directories = new(StringComparer.OrdinalIgnoreCase);

    public bool FileExists(string path) => files.TryGetValue(path, out var content) ? content is not null : below.FileExists(path);

    public bool DirectoryExists(string path) => directories.TryGetValue(path, out var exists) ? exists : below.DirectoryExists(path);

    /// <summary>Of a directory below, false also when all that it holds has been deleted here: nobody knows what else it holds.</summary>
    public bool DirectoryIsEmpty(string path)
    {
        foreach (var file in files)
        {
            if (file.Value is not null && IsIn(file.Key, path))
            {
                return false;
            }
        }

        foreach (var directory in directories)
        {
            if (directory.Value && IsIn(directory.Key, path))
            {
                return false;
            }
        }

        return directories.TryGetValue(path, out var exists) ? exists : below.DirectoryIsEmpty(path);
    }

    public byte[] Read(string path) =>
        !files.TryGetValue(path, out var content) ? below.Read(path)
            : content is not null ? (byte[])content.Clone()
            : throw new TextFileNotFoundException($"Reading file '{path}': it has been deleted.");

    public void Write(string path, byte[] content)
    {
        if (DirectoryExists(path) || !DirectoryExists(Path.GetDirectoryName(path) ?? ""))
        {
            throw new TextDirectoryNotFoundException($"Writing file '{path}': its folder does not exist, or it is a folder itself.");
        }

        files[path] = (byte[])content.Clone();
    }

    public void DeleteUnfinished(string path) => throw new NotSupportedException("Nothing is written here, so that nothing can be cut off.");

    public void DeleteFile(string path) => files[path] = null;

    public void CreateDirectory(string path)
    {
        for (var current = path; !string.IsNullOrEmpty(current) && !DirectoryExists(current!); current = Path.GetDirectoryName(current))
        {
            directories[current!] = FileExists(current!) ? throw new TextIOException($"Creating folder '{path}': '{current}' is a file.") : true;
        }
    }

    public void DeleteDirectory(string path)
    {
        if (DirectoryExists(path))
        {
            directories[path] = DirectoryIsEmpty(path) ? false : throw new TextIOException($"Deleting folder '{path}': something is in it.");
        }
    }

    private static bool IsIn(string path, string directory) => string.Equals(Path.GetDirectoryName(path), directory, StringComparison.OrdinalIgnoreCase);
}
