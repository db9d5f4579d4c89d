using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>The zip of the files that are installed from. The same files give the same bytes.</summary>
internal static class ContentArchive
{
    // A zip must have a time, and its calendar begins here.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="files">Their paths; they lie side by side in the archive, in this order.</param>
    public static void Write(Stream output, IEnumerable<string> files)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            Add(archive, Path.GetFileName(file), content, CompressionLevel.Optimal);
        }
    }

    public static void Add(ZipArchive archive, string name, Stream content, CompressionLevel level)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        content.CopyTo(stream);
    }
}
