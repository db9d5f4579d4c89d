using System;
using System.Globalization;
using System.IO;

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

    /// <param name="error">Where the lines go besides, for whoever watches.</param>
    public static RunLog Open(bool allUsers, TextWriter error)
    {
        var root = Environment.GetFolderPath(allUsers ? Environment.SpecialFolder.CommonApplicationData : Environment.SpecialFolder.LocalApplicationData);
        var folder = Directory.CreateDirectory(Path.Combine(root, ProductFolders.Name, "Logs")).FullName;
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path) && new FileInfo(path).Length > Longest)
        {
            File.Move(path, Path.Combine(folder, OldFileName), overwrite: true);
        }

        return new RunLog(error, new StreamWriter(path, append: true) { AutoFlush = true });
    }

    public void Write(string line)
    {
        error.WriteLine(line);
        file.WriteLine($"{DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} [{Environment.ProcessId}] {line}");
    }

    public void Dispose() => file.Dispose();
}
