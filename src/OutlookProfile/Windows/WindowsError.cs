using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>
/// Failures of the operating system in Windows' own words: what was tried, on what, and why it failed. Those of .NET are not
/// in the native action DLL (UseSystemResourceKeys): there its messages are names such as IO_SharingViolation_File.
/// </summary>
internal static class WindowsError
{
    private const int FileNotFound = 2;
    private const int PathNotFound = 3;
    private const int AccessDenied = 5;

    /// <summary>HRESULT_FROM_WIN32 (winerror.h) of error 0.</summary>
    private const int Win32Result = unchecked((int)0x80070000);

    /// <param name="operation">What was tried: "Reading file".</param>
    /// <param name="error">The Windows error code (winerror.h).</param>
    public static Text Describe(Text operation, string subject, int error) => Describe(operation, Text.Verbatim(subject), error);

    /// <summary>The failure of the call just made that keeps its error for <see cref="Marshal.GetLastWin32Error"/>.</summary>
    public static Exception Last(Text operation, string subject) => Of(operation, subject, Marshal.GetLastWin32Error());

    /// <returns>An IOException, or the more special exception that .NET has for the error.</returns>
    public static Exception Of(Text operation, string subject, int error) => Make(Describe(operation, subject, error), error);

    /// <inheritdoc cref="Of(Text, string, int)"/>
    /// <param name="subject">What has no name of its own.</param>
    public static Exception Of(Text operation, Text subject, int error) => Make(Describe(operation, subject, error), error);

    /// <summary>Runs an operation of .NET on a file.</summary>
    public static void Explain(Text operation, string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (ErrorBehind(exception) is { } error)
        {
            throw Of(operation, path, error);
        }
    }

    /// <summary>Runs an operation of .NET on a file.</summary>
    public static T Explain<T>(Text operation, string path, Func<T> function)
        where T : class
    {
        T? result = null;
        Explain(operation, path, () => { result = function(); });
        return result!;
    }

    /// <summary>The Windows error behind an exception; null when there is none to know.</summary>
    private static int? ErrorBehind(Exception exception) =>
        Path.DirectorySeparatorChar == '\\'
        && exception is (IOException or UnauthorizedAccessException)
        && (exception.HResult & 0xFFFF0000) == unchecked((uint)Win32Result)
            ? exception.HResult & 0xFFFF
            : null;

    private static Text Describe(Text operation, Text subject, int error) =>
        $"{operation} '{subject}' failed: {new Win32Exception(error).Message} (Windows error {error})";

    private static Exception Make(Text text, int error) => error switch
    {
        FileNotFound => new TextFileNotFoundException(text),
        PathNotFound => new TextDirectoryNotFoundException(text),
        AccessDenied => new TextUnauthorizedAccessException(text),
        _ => new TextIOException(text, Win32Result | error),
    };
}
