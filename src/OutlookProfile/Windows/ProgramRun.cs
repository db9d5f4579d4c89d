using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>Runs a console program without a window, and for no longer than it may take (CreateProcess, processthreadsapi.h).</summary>
public static class ProgramRun
{
    private const uint NoWindow = 0x08000000;
    private const uint UseStandardHandles = 0x100;
    private const uint WaitTimeout = 258;
    private const uint EndMilliseconds = 5000;

    /// <summary>Whoever shows a console for the program has inherited the file too, and may have it open for a moment longer.</summary>
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    /// <param name="program">The program's full path: nothing else is searched for.</param>
    /// <param name="arguments">Its command line, but for its name.</param>
    /// <param name="output">A new file for what it says, be it on standard output or standard error.</param>
    /// <returns>What it said, in UTF-8; null when it took longer than the limit and was ended.</returns>
    /// <exception cref="IOException">It cannot be started, or the file cannot be made or read.</exception>
    /// <exception cref="UnauthorizedAccessException">One of the two is not allowed.</exception>
    public static string? Run(string program, string arguments, string output, TimeSpan limit)
    {
        using (var file = WindowsError.Explain($"Making file", output, () => new FileStream(output, FileMode.CreateNew, FileAccess.Write, Shared | FileShare.Inheritable)))
        using (var process = Start(program, arguments, file.SafeFileHandle))
        {
            if (WaitForSingleObject(process, (uint)limit.TotalMilliseconds) == WaitTimeout)
            {
                // It ends a moment later, and until then nobody can delete its file.
                TerminateProcess(process, 1);
                WaitForSingleObject(process, EndMilliseconds);
                return null;
            }
        }

        return WindowsError.Explain($"Reading file", output, () =>
        {
            // Not by a StreamReader, which brings the decoders of every encoding along.
            using var file = new FileStream(output, FileMode.Open, FileAccess.Read, Shared);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return Encoding.UTF8.GetString(bytes.ToArray());
        });
    }

    private static KernelHandle Start(string program, string arguments, SafeFileHandle output)
    {
        var startup = new StartupInfo
        {
            Size = Marshal.SizeOf<StartupInfo>(),
            Flags = UseStandardHandles,
            StandardOutput = output.DangerousGetHandle(),
            StandardError = output.DangerousGetHandle(),
        };
        if (!CreateProcessW(
                program, new StringBuilder($"\"{program}\" {arguments}"), IntPtr.Zero, IntPtr.Zero, true, NoWindow, IntPtr.Zero, Path.GetDirectoryName(program), ref startup, out var made))
        {
            throw WindowsError.Last($"Starting", program);
        }

        new KernelHandle(made.Thread).Dispose();
        return new KernelHandle(made.Process);
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateProcessW(
        string application,
        StringBuilder commandLine,
        IntPtr processAttributes,
        IntPtr threadAttributes,
        [MarshalAs(UnmanagedType.Bool)] bool inheritHandles,
        uint flags,
        IntPtr environment,
        string? currentDirectory,
        ref StartupInfo startup,
        out ProcessInformation made);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern uint WaitForSingleObject(KernelHandle handle, uint milliseconds);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool TerminateProcess(KernelHandle process, uint exitCode);

    /// <summary>STARTUPINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StartupInfo
    {
        public int Size;
        public IntPtr Reserved;
        public IntPtr Desktop;
        public IntPtr Title;
        public uint X;
        public uint Y;
        public uint Width;
        public uint Height;
        public uint Columns;
        public uint Rows;
        public uint FillAttribute;
        public uint Flags;
        public ushort ShowWindow;
        public ushort Reserved2Size;
        public IntPtr Reserved2;
        public IntPtr StandardInput;
        public IntPtr StandardOutput;
        public IntPtr StandardError;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public IntPtr Process;
        public IntPtr Thread;
        public uint ProcessId;
        public uint ThreadId;
    }
}
