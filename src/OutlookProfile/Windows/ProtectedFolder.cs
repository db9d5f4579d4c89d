using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>
/// A folder that others can neither read nor plant files in, held for as long as this lives: what was checked through one
/// handle stays what it was, since nobody can rename or replace a folder that is open.
/// </summary>
public sealed class ProtectedFolder : IDisposable
{
    private readonly SafeFileHandle? handle;

    private ProtectedFolder(string path, SafeFileHandle? handle)
    {
        Path = path;
        this.handle = handle;
    }

    public string Path { get; }

    private static bool OnWindows => System.IO.Path.DirectorySeparatorChar == '\\';

    /// <summary>
    /// Makes the folder, or checks that the one that is there is a real folder (no junction) of the owner's:
    /// whoever owns a folder can replace what is in it. For the machine, others may read it; and what somebody else has put in
    /// its place is moved aside, so that no user can keep the machine from being installed on.
    /// </summary>
    /// <exception cref="IOException">It cannot be made, is no folder, or belongs to somebody else.</exception>
    public static ProtectedFolder EnsureOwned(string path, FolderOwner owner)
    {
        if (!OnWindows)
        {
            return CreatePrivate(path);
        }

        var descriptor = Descriptor(owner, othersMayRead: owner == FolderOwner.Machine);
        try
        {
            return CreateOrCheck(path, descriptor, enforce: false);
        }
        catch (ForeignFolderException) when (owner == FolderOwner.Machine)
        {
            LocalFiles.Rename(path, $"{path}.foreign-{Guid.NewGuid():N}");
            return CreateOrCheck(path, descriptor, enforce: false);
        }
    }

    /// <summary>As <see cref="EnsureOwned"/>, and nobody but the owner, the system and administrators has access: enforced on a folder that is there already.</summary>
    /// <exception cref="IOException">It cannot be made, is no folder, or belongs to somebody else.</exception>
    public static ProtectedFolder EnsurePrivate(string path, FolderOwner owner) =>
        OnWindows ? CreateOrCheck(path, Descriptor(owner, othersMayRead: false), enforce: true) : CreatePrivate(path);

    /// <summary>Refuses a file that somebody else has put there before the folder was protected.</summary>
    /// <param name="file">The open file.</param>
    /// <exception cref="IOException">The file belongs to somebody else.</exception>
    public static void RequireTrustedFile(SafeFileHandle file, string path)
    {
        if (OnWindows)
        {
            RequireOwner(file, path);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => handle?.Dispose();

    private static ProtectedFolder CreatePrivate(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(path, Mine);
            File.SetUnixFileMode(path, Mine);
        }
#endif
        return new ProtectedFolder(path, null);
    }

    /// <summary>Security descriptor in SDDL: protected from inheritance, full access for SYSTEM, Administrators and the user.</summary>
    private static string Descriptor(FolderOwner owner, bool othersMayRead) => owner == FolderOwner.Machine
        ? "O:BAG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)" + (othersMayRead ? "(A;OICI;0x1200a9;;;BU)" : "")
        : $"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{AccessToken.SidOfCaller()})";

    /// <param name="enforce">Whether a folder that is there already gets the access list.</param>
    private static ProtectedFolder CreateOrCheck(string path, string descriptor, bool enforce)
    {
        if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            WindowsError.Explain("Creating folder", parent, () => { Directory.CreateDirectory(parent); });
        }

        var made = FileSecurity.CreateDirectory(path, descriptor);
        var handle = FileSecurity.Open(path, toProtect: enforce && !made);
        try
        {
            var attributes = FileSecurity.Attributes(handle, path);
            if ((attributes & FileAttributes.Directory) == 0 || (attributes & FileAttributes.ReparsePoint) != 0)
            {
                throw new ForeignFolderException($"'{path}' must be a folder of its own, but is a file or a link to another place. Remove it and try again.");
            }

            RequireOwner(handle, path);
            if (enforce && !made)
            {
                FileSecurity.SetAccess(handle, path, descriptor);
            }

            return new ProtectedFolder(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void RequireOwner(SafeFileHandle file, string path)
    {
        var found = FileSecurity.OwnerSid(file, path);
        if (found is not (Sid.LocalSystem or Sid.Administrators) && found != AccessToken.SidOfCaller())
        {
            throw new ForeignFolderException(
                $"'{path}' belongs to {found}, who is neither an administrator nor the one who runs this: what lies there cannot be trusted. Remove it and try again.");
        }
    }

    private sealed class ForeignFolderException(string message) : IOException(message);
}
