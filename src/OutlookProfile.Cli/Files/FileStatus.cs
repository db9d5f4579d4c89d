using System;
using System.IO;
using System.Runtime.InteropServices;
using OutlookProfile.Configuration;
using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Files;

internal enum FileKind
{
    /// <summary>There is nothing of this name.</summary>
    None,
    Regular,
    Folder,

    /// <summary>A pipe, a device or a socket: reading may wait for ever or never end.</summary>
    Stream,
}

/// <summary>What a path leads to, and which file that is whatever its name. .NET tells neither pipes from files nor two names of one file.</summary>
/// <param name="IsLink">The path itself is a symbolic link or a junction.</param>
/// <param name="Identity">Equal for two paths to one file; null when there is none.</param>
internal sealed record FileStatus(FileKind Kind, bool IsLink, string? Identity)
{
    private const uint TypeAndInode = 0x0001 | 0x0100;
    private const int CurrentFolder = -100;
    private const int FormatMask = 0xF000;
    private const int FormatFolder = 0x4000;
    private const int FormatRegular = 0x8000;

    public static FileStatus Of(string path)
    {
        var full = Path.GetFullPath(path);
        var isLink = new FileInfo(full).LinkTarget is not null;
        if (OperatingSystem.IsLinux())
        {
            return OnLinux(full, isLink);
        }

        if (OperatingSystem.IsWindows() && IsWindowsDevice(path))
        {
            return new(FileKind.Stream, false, null);
        }

        var target = isLink ? new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full : full;
        var kind = Directory.Exists(target) ? FileKind.Folder : File.Exists(target) ? FileKind.Regular : FileKind.None;
        return new(kind, isLink, kind == FileKind.None ? null : OperatingSystem.IsWindows() ? FileIdentity.Of(target) ?? target.ToUpperInvariant() : target);
    }

    private static FileStatus OnLinux(string path, bool isLink)
    {
        if (StatX(CurrentFolder, path, 0, TypeAndInode, out var status) != 0)
        {
            return new(FileKind.None, isLink, null);
        }

        var kind = (status.Mode & FormatMask) switch
        {
            FormatRegular => FileKind.Regular,
            FormatFolder => FileKind.Folder,
            _ => FileKind.Stream,
        };
        return new(kind, isLink, $"{status.DeviceMajor}:{status.DeviceMinor}:{status.Inode}");
    }

    /// <summary>"NUL", "con.txt", "\\.\pipe\x", "\\?\GLOBALROOT\...".</summary>
    private static bool IsWindowsDevice(string path) =>
        path.StartsWith(@"\\.\", StringComparison.Ordinal) || path.StartsWith(@"\\?\", StringComparison.Ordinal) || WindowsFileNames.IsDevice(Path.GetFileName(path));

    /// <summary>statx(2): the one form of stat whose structure is the same on every architecture.</summary>
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out LinuxStatus status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
