using System;
using System.IO;

namespace OutlookProfile.Cli.Files;

/// <summary>Why a file cannot be used, in words of the person who named it: .NET's messages name temporary files and methods.</summary>
internal static class FileProblem
{
    // errno.h of Linux, and the same as HRESULT_FROM_WIN32 of winerror.h.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int NameTooLong = 36;
    private const int NotAFolder = 20;
    private const int Exists = 17;
    private const int AlreadyExists = unchecked((int)0x800700B7);
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WriteProtect = unchecked((int)0x80070013);

    /// <summary>Whether it is a file's failure, not a defect of the program.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>errno of Linux as it comes from standard output alone: a file's own failure is wrapped with its name.</summary>
    public static bool IsFullStandardOutput(Exception exception) => exception is IOException { HResult: NoSpace };

    public static Text Describe(Exception exception) => exception switch
    {
        UnauthorizedAccessException => $"access is denied",
        FileNotFoundException => $"there is no such file",
        DirectoryNotFoundException => $"there is no such folder",
        PathTooLongException => $"the path is too long",
        _ => exception.HResult switch
        {
            NoSpace or DiskFull or HandleDiskFull => $"the disk is full",
            ReadOnlyFileSystem or WriteProtect => $"the disk is read-only",
            NameTooLong => $"the name is too long",
            NotAFolder or Exists or AlreadyExists => $"a part of the path is a file",
            SharingViolation => $"another program has it open",
            _ => $"the system says 0x{exception.HResult:X}",
        },
    };
}
