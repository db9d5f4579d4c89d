using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using OutlookProfile.Windows;

namespace OutlookProfile.Journaling;

/// <summary>
/// The folder of journals and undo records on disk. It belongs to one user, or to the machine, and nobody else
/// (but the system and administrators) can read it or plant anything in it.
/// </summary>
public sealed class JournalFolder : IJournalStore, IDisposable
{
    /// <summary>The folder's name below the product's folder.</summary>
    public const string FolderName = "State";

    private const string LockName = "lock";

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    private readonly LocalFiles files = new();

    private readonly FolderOwner owner;
    private readonly Func<ProtectedFolder> openProductFolder;
    private readonly Action productFolderGone;
    private readonly List<ProtectedFolder> held = [];

    private JournalFolder(FolderOwner owner, Func<ProtectedFolder> openProductFolder, Action productFolderGone)
    {
        this.owner = owner;
        this.openProductFolder = openProductFolder;
        this.productFolderGone = productFolderGone;
        Make();
    }

    public string Path { get; private set; } = "";

    /// <summary>The folder above, which other folders of this product lie in too.</summary>
    public string ProductFolder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>%LOCALAPPDATA%\OutlookProfile\State, for HKEY_CURRENT_USER: made when it is missing.</summary>
    /// <exception cref="IOException">It cannot be made or belongs to somebody else.</exception>
    public static JournalFolder OpenForCurrentUser() =>
        OpenForUser(System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), ProductFolders.Name));

    /// <summary>The folder "State" below the user's own product folder, both made when they are missing.</summary>
    /// <exception cref="IOException">One of them cannot be made or belongs to somebody else.</exception>
    public static JournalFolder OpenForUser(string productFolder) =>
        new(FolderOwner.CurrentUser, () => ProtectedFolder.EnsureOwned(productFolder, FolderOwner.CurrentUser), () => { });

    /// <summary>%ProgramData%\OutlookProfile\State, for runs that act on all users: made when it is missing.</summary>
    /// <exception cref="IOException">It cannot be made, or somebody other than the system or an administrator owns it.</exception>
    public static JournalFolder OpenForMachine(MachineFolder folder) =>
        new(FolderOwner.Machine, folder.Open, folder.Forget);

    /// <summary>Keeps all others out until it is disposed of: one run at a time.</summary>
    /// <param name="wait">How long to wait for another run.</param>
    /// <exception cref="TransactionBusyException">Another run did not end within that time.</exception>
    public IDisposable Lock(TimeSpan wait)
    {
        var deadline = DateTime.UtcNow + wait;
        while (true)
        {
            try
            {
                return Open(FullPath(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (DirectoryNotFoundException) when (DateTime.UtcNow < deadline)
            {
                // The run that was waited for has removed the folder, as there was nothing left in it.
                Make();
                continue;
            }
            catch (UnauthorizedAccessException) when (DateTime.UtcNow < deadline)
            {
                // The run that was waited for has deleted the file, and a virus scanner still has it open.
            }
            catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (DateTime.UtcNow >= deadline)
                {
                    throw new TransactionBusyException(
                        $"Another run works on profiles and did not end within {(int)wait.TotalSeconds} seconds ({Text.Of(error)}). Try again when it has ended.");
                }
            }

            Thread.Sleep(LockPoll);
        }
    }

    /// <summary>
    /// Deletes both folders when nothing but the lock file is left in them, so that a removal leaves nothing behind.
    /// Not while the lock is held.
    /// </summary>
    public void DeleteWhenEmpty()
    {
        Dispose();
        if (!Directory.Exists(Path) || List().Count > 0)
        {
            return;
        }

        try
        {
            files.DeleteFile(FullPath(LockName));
            files.DeleteDirectory(Path);
            if (files.DirectoryIsEmpty(ProductFolder))
            {
                files.DeleteDirectory(ProductFolder);
                productFolderGone();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another run has just begun there: then the folder is needed.
        }
    }

    public IReadOnlyList<string> List() =>
        WindowsError.Explain($"Reading folder", Path, () => Directory.GetFiles(Path)).Select(path => System.IO.Path.GetFileName(path)).Where(name => name != LockName).ToArray();

    public byte[]? Read(string name)
    {
        var path = FullPath(name);
        if (!File.Exists(path))
        {
            return null;
        }

        return TrustedFile.Read(path, FrameFile.MaxFileLength) ?? throw new JournalException(name, $"the file is longer than {FrameFile.MaxFileLength} bytes");
    }

    public IJournalFile Open(string name) => new JournalFile(FullPath(name));

    public void Replace(string name, byte[] content) => files.Write(FullPath(name), content);

    public void Rename(string name, string newName)
    {
        files.DeleteFile(FullPath(newName));
        WindowsError.Explain($"Renaming file", FullPath(name), () => File.Move(FullPath(name), FullPath(newName)));
    }

    public void Delete(string name) => files.DeleteFile(FullPath(name));

    /// <summary>Lets go of the folders, which stay.</summary>
    public void Dispose()
    {
        held.ForEach(folder => folder.Dispose());
        held.Clear();
    }

    private void Make()
    {
        Dispose();

        try
        {
            // Who owns the folder above could put another one in the place of ours.
            var product = openProductFolder();
            held.Add(product);
            Path = System.IO.Path.Combine(product.Path, FolderName);
            held.Add(ProtectedFolder.EnsurePrivate(Path, owner));
        }
        catch
        {
            // A folder that is held for nobody could not be removed by anybody.
            Dispose();
            throw;
        }
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
        WindowsError.Explain($"Opening file", path, () => new FileStream(path, mode, access, share));

    private string FullPath(string name) => System.IO.Path.Combine(Path, name);

    private sealed class JournalFile(string path) : IJournalFile
    {
        private readonly FileStream stream = Open(path, FileMode.Open, FileAccess.Write, FileShare.Read);

        public void Write(long offset, byte[] bytes) => WindowsError.Explain($"Writing file", path, () =>
        {
            stream.SetLength(offset);
            stream.Position = offset;
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        });

        public void Dispose() => stream.Dispose();
    }
}
