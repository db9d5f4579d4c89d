using System;
using System.Globalization;
using System.IO;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Machine;

/// <summary>
/// The log file of apply, verify and undo: %LOCALAPPDATA%\OutlookProfile\Logs\outlookprofile.log, with --all-users below
/// %ProgramData%. One line an event, time in UTC. A file of 1 MB becomes outlookprofile.old.log.
/// </summary>
internal sealed class RunLog : IDisposable
{
    private const string FileName = "outlookprofile.log";
    private const string OldFileName = "outlookprofile.old.log";
    private const long Longest = 1 << 20;

    private readonly TextWriter error;
    private readonly StreamWriter file;

    private RunLog(TextWriter error, StreamWriter file)
    {
        this.error = error;
        this.file = file;
    }

    /// <param name="error">Where the lines go besides, for whoever watches and in the language of whoever does.</param>
    public static RunLog Open(bool allUsers, TextWriter error)
    {
        if (!allUsers)
        {
            return Open(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), error);
        }

        using var localMachine = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
        return Open(MachineFolder.OfThisMachine(localMachine).Open(), FolderOwner.Machine, error);
    }

    /// <param name="root">The folder that the user's product folder lies in.</param>
    internal static RunLog Open(string root, TextWriter error) =>
        Open(ProtectedFolder.EnsureOwned(Path.Combine(root, ProductFolders.Name), FolderOwner.CurrentUser), FolderOwner.CurrentUser, error);

    private static RunLog Open(ProtectedFolder product, FolderOwner owner, TextWriter error)
    {
        // Held while it is opened: nobody puts another folder in its place meanwhile.
        using var hold = product;
        using var logs = ProtectedFolder.EnsurePrivate(Path.Combine(product.Path, "Logs"), owner);
        var folder = logs.Path;
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path) && new FileInfo(path).Length > Longest)
        {
            PutAside(path, Path.Combine(folder, OldFileName));
        }

        // Shared: a second run writes its lines between those of the first, and waits where it has to, not here.
        return new RunLog(error, new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true });
    }

    private static void PutAside(string path, string old)
    {
        try
        {
            File.Move(path, old, overwrite: true);
        }
        catch (IOException)
        {
            // Another run writes to it: the next one will find it longer still.
        }
    }

    public void Write(Text line)
    {
        error.Say(line);

        // The place of a stream is its own: where another run has written since, its lines would be written over.
        file.BaseStream.Seek(0, SeekOrigin.End);
        file.WriteLine($"{DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} [{Environment.ProcessId}] {line}");
    }

    public void Dispose() => file.Dispose();
}
