using System;
using System.IO;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>
/// A folder that others can neither read nor plant files in, held for as long as this lives: what was checked through one
/// handle stays what it was, since nobody renames or replaces a folder that is open to be listed.
/// </summary>
public sealed class ProtectedFolder : IDisposable
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

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
    /// whoever owns a folder can replace what is in it. For the machine, others may read it, and must not be able to change anything.
    /// </summary>
    /// <exception cref="ForeignFolderException">It is no folder, belongs to somebody else, or others may write in it.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static ProtectedFolder EnsureOwned(string path, FolderOwner owner) =>
        OnWindows ? CreateOrCheck(path, Descriptor(owner, othersMayRead: owner == FolderOwner.Machine), enforce: false, closed: owner == FolderOwner.Machine) : CreatePrivate(path);

    /// <summary>As <see cref="EnsureOwned"/>, and nobody but the owner, the system and administrators has access: enforced on a folder that is there already.</summary>
    /// <exception cref="ForeignFolderException">It is no folder, or belongs to somebody else.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static ProtectedFolder EnsurePrivate(string path, FolderOwner owner) =>
        OnWindows ? CreateOrCheck(path, Descriptor(owner, othersMayRead: false), enforce: true, closed: false) : CreatePrivate(path);

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
    /// <param name="closed">Whether a folder that is there already must be one that others cannot write in.</param>
    private static ProtectedFolder CreateOrCheck(string path, string descriptor, bool enforce, bool closed)
    {
        if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            WindowsError.Explain($"Creating folder", parent, () => { Directory.CreateDirectory(parent); });
        }

        var (handle, made) = MakeAndOpen(path, descriptor, toProtect: enforce);
        try
        {
            var attributes = FileSecurity.Attributes(handle, path);
            if ((attributes & FileAttributes.Directory) == 0 || (attributes & FileAttributes.ReparsePoint) != 0)
            {
                throw new ForeignFolderException($"'{path}' must be a folder of its own, but is a file or a link to another place. Remove it and try again.");
            }

            RequireOwner(handle, path);
            if (closed && !made && FileSecurity.FindWriter(handle, path, MayWrite) is { } writer)
            {
                throw new ForeignFolderException($"'{path}' can be written to by {writer}, who is no administrator: what lies there cannot be trusted. Remove it and try again.");
            }

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

    /// <summary>Another run may be removing the folder at this moment: until its last handle is closed, the folder is neither there nor can it be made.</summary>
    private static (SafeFileHandle Handle, bool Made) MakeAndOpen(string path, string descriptor, bool toProtect)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var made = FileSecurity.CreateDirectory(path, descriptor);
                return (FileSecurity.Open(path, toProtect && !made), made);
            }
            catch (Exception error) when (attempt < Attempts && error is FileNotFoundException or UnauthorizedAccessException)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static bool MayWrite(string sid) =>
        sid is Sid.LocalSystem or Sid.Administrators or Sid.TrustedInstaller or Sid.CreatorOwner or Sid.OwnerRights || sid == AccessToken.SidOfCaller();

    private static void RequireOwner(SafeFileHandle file, string path)
    {
        var found = FileSecurity.OwnerSid(file, path);
        if (found is not (Sid.LocalSystem or Sid.Administrators) && found != AccessToken.SidOfCaller())
        {
            throw new ForeignFolderException(
                $"'{path}' belongs to {found}, who is neither an administrator nor the one who runs this: what lies there cannot be trusted. Remove it and try again.");
        }
    }
}
