using System.IO;
#if NET
using System;
#endif

namespace OutlookProfile.Windows;

/// <summary>Folders that others can neither read nor plant files in.</summary>
public static class ProtectedFolder
{
    private static bool OnWindows => Path.DirectorySeparatorChar == '\\';

    /// <summary>
    /// Makes the folder, or checks that the one that is there is a real folder (no junction) of the owner's:
    /// whoever owns a folder can replace what is in it. For the machine, others may read it.
    /// </summary>
    /// <exception cref="IOException">It cannot be made, is no folder, or belongs to somebody else.</exception>
    public static void EnsureOwned(string path, FolderOwner owner)
    {
        if (OnWindows)
        {
            CreateOrCheck(path, Descriptor(owner, othersMayRead: owner == FolderOwner.Machine));
        }
        else
        {
            CreatePrivate(path);
        }
    }

    /// <summary>As <see cref="EnsureOwned"/>, and nobody but the owner, the system and administrators has access: enforced on a folder that is there already.</summary>
    /// <exception cref="IOException">It cannot be made, is no folder, or belongs to somebody else.</exception>
    public static void EnsurePrivate(string path, FolderOwner owner)
    {
        if (!OnWindows)
        {
            CreatePrivate(path);
            return;
        }

        var descriptor = Descriptor(owner, othersMayRead: false);
        if (!CreateOrCheck(path, descriptor))
        {
            FileSecurity.SetAccess(path, descriptor);
        }
    }

    /// <summary>A folder in the product's own one, both made where they are missing, neither of which anybody else can write to.</summary>
    /// <returns>The inner folder's path.</returns>
    /// <exception cref="IOException">One of them cannot be made, is no folder, or belongs to somebody else.</exception>
    public static string Ensure(string productFolder, string name, FolderOwner owner)
    {
        // Who owns the folder above could put another one in the place of the inner one.
        EnsureOwned(productFolder, owner);
        var path = Path.Combine(productFolder, name);
        EnsurePrivate(path, owner);
        return path;
    }

    /// <summary>Refuses a file that somebody else has put there before the folder was protected.</summary>
    /// <exception cref="IOException">The file belongs to somebody else.</exception>
    public static void RequireTrustedFile(string path)
    {
        if (OnWindows)
        {
            RequireOwner(path);
        }
    }

    private static void CreatePrivate(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(path, Mine);
            File.SetUnixFileMode(path, Mine);
        }
#endif
    }

    /// <summary>Security descriptor in SDDL: protected from inheritance, full access for SYSTEM, Administrators and the user.</summary>
    private static string Descriptor(FolderOwner owner, bool othersMayRead) => owner == FolderOwner.Machine
        ? "O:BAG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)" + (othersMayRead ? "(A;OICI;0x1200a9;;;BU)" : "")
        : $"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{AccessToken.SidOfCaller()})";

    /// <summary>Whether the folder was made; otherwise the one that is there has passed the checks.</summary>
    private static bool CreateOrCheck(string path, string descriptor)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            WindowsError.Explain("Creating folder", parent, () => { Directory.CreateDirectory(parent); });
        }

        if (FileSecurity.CreateDirectory(path, descriptor))
        {
            return true;
        }

        var attributes = File.GetAttributes(path);
        if ((attributes & FileAttributes.Directory) == 0 || (attributes & FileAttributes.ReparsePoint) != 0)
        {
            throw new IOException($"'{path}' must be a folder of its own, but is a file or a link to another place. Remove it and try again.");
        }

        RequireOwner(path);
        return false;
    }

    private static void RequireOwner(string path)
    {
        var found = FileSecurity.OwnerSid(path);
        if (found is not (Sid.LocalSystem or Sid.Administrators) && found != AccessToken.SidOfCaller())
        {
            throw new IOException(
                $"'{path}' belongs to {found}, who is neither an administrator nor the one who runs this: what lies there cannot be trusted. Remove it and try again.");
        }
    }
}
