using System;
using System.IO;
using System.Runtime.InteropServices;
using OutlookProfile.Files;

namespace OutlookProfile.Windows;

/// <summary>The files of this machine.</summary>
public sealed class LocalFiles : IFileStore
{
    /// <summary>Ends the names of files that are not complete yet; one that is left over comes from a process that died.</summary>
    internal const string TemporaryExtension = ".tmp";

    private const uint MoveFileReplaceExisting = 1;
    private const uint MoveFileWriteThrough = 8;

    public bool FileExists(string path) => File.Exists(path);

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public byte[] Read(string path) => WindowsError.Explain($"Reading file", path, () => File.ReadAllBytes(path));

    public void Write(string path, byte[] content)
    {
        var temporary = path + TemporaryExtension;
        try
        {
            WindowsError.Explain($"Writing file", path, () => WriteThrough(temporary, content));
            Replace(temporary, path);
        }
        finally
        {
            DeleteFile(temporary);
        }
    }

    public void DeleteFile(string path)
    {
        if (File.Exists(path))
        {
            WindowsError.Explain($"Deleting file", path, () => File.Delete(path));
        }
    }

    public void DeleteUnfinished(string path) => DeleteFile(path + TemporaryExtension);

    public void CreateDirectory(string path) => WindowsError.Explain($"Creating folder", path, () => { Directory.CreateDirectory(path); });

    public bool DirectoryIsEmpty(string path) => Directory.Exists(path) && WindowsError.Explain($"Reading folder", path, () => Directory.GetFileSystemEntries(path)).Length == 0;

    public void DeleteDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            WindowsError.Explain($"Deleting folder", path, () => Directory.Delete(path, recursive: false));
        }
    }

    /// <summary>Gives a file, a folder or a link another name.</summary>
    internal static void Rename(string path, string newPath)
    {
        if (!MoveFileExW(path, newPath, MoveFileWriteThrough))
        {
            throw WindowsError.Last($"Renaming", path);
        }
    }

    private static void WriteThrough(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content, 0, content.Length);
        stream.Flush(flushToDisk: true);
    }

    private static void Replace(string source, string target)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            File.Move(source, target, overwrite: true);
            return;
        }
#endif

        // File.Move cannot replace on the .NET Framework, and nowhere waits for the disk.
        if (!MoveFileExW(source, target, MoveFileReplaceExisting | MoveFileWriteThrough))
        {
            throw WindowsError.Last($"Replacing file", target);
        }
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileExW(string source, string target, uint flags);
}
