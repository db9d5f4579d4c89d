using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Files;

namespace OutlookProfile.Tests.Files;

/// <summary>Files in memory, with paths compared as this test's system separates them; the root directories exist.</summary>
internal sealed class MemoryFiles : IFileStore
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> directories = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every path that was asked for.</summary>
    public List<string> Reads { get; } = [];

    public bool FileExists(string path)
    {
        Reads.Add(path);
        return files.ContainsKey(path);
    }

    public bool DirectoryExists(string path) => Path.GetPathRoot(path) == path || directories.Contains(path);

    public byte[] Read(string path) =>
        FileExists(path) && files.TryGetValue(path, out var content) ? (byte[])content.Clone() : throw new FileNotFoundException($"There is no file '{path}'.", path);

    public void Write(string path, byte[] content)
    {
        if (DirectoryExists(path) || !DirectoryExists(Path.GetDirectoryName(path)!))
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be written.");
        }

        files[path] = (byte[])content.Clone();
    }

    public void DeleteFile(string path) => files.Remove(path);

    public void DeleteUnfinished(string path) => DeleteFile(path + ".tmp");

    public void CreateDirectory(string path)
    {
        for (var current = path; current is not null && Path.GetPathRoot(current) != current; current = Path.GetDirectoryName(current))
        {
            if (files.ContainsKey(current))
            {
                throw new IOException($"'{current}' is a file.");
            }

            directories.Add(current);
        }
    }

    public bool DirectoryIsEmpty(string path) =>
        DirectoryExists(path)
        && !directories.Concat(files.Keys).Any(other => string.Equals(Path.GetDirectoryName(other), path, StringComparison.OrdinalIgnoreCase));

    public void DeleteDirectory(string path)
    {
        if (DirectoryExists(path) && !DirectoryIsEmpty(path))
        {
            throw new IOException($"Directory '{path}' is not empty.");
        }

        directories.Remove(path);
    }

    /// <summary>Every directory and file with its bytes, for comparison.</summary>
    public override string ToString() =>
        string.Join('\n', directories.Select(d => d + Path.DirectorySeparatorChar)
            .Concat(files.Select(f => $"{f.Key} {Convert.ToHexString(f.Value)}"))
            .Order(StringComparer.Ordinal));
}
