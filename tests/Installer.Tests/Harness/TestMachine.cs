using System;
using System.IO;
using System.Text;

namespace Installer.Tests.Harness;

/// <summary>
/// A machine to install on: a fresh Wine prefix, or on Windows this machine for the current user, which is
/// why every test there has to leave nothing behind.
/// </summary>
internal abstract class TestMachine : IDisposable
{
    private int calls;

    /// <summary>The folder on the host that holds the files of this machine.</summary>
    protected abstract string HostFolder { get; }

    /// <summary>The same folder as the machine sees it.</summary>
    protected abstract string Folder { get; }

    /// <summary>Where the package puts the tool, as a folder on the host.</summary>
    public abstract string InstallFolder { get; }

    /// <summary>The product's folder in the user's AppData\Local, as a folder on the host: journals and undo records.</summary>
    public abstract string StateFolder { get; }

    /// <summary>The installed tool, as the machine sees it.</summary>
    protected abstract string Tool { get; }

    public static TestMachine Create() => OperatingSystem.IsWindows() ? new WindowsTestMachine() : new WineTestMachine();

    /// <summary>Puts a file onto the machine.</summary>
    /// <returns>Its full path there.</returns>
    public string Place(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(HostFolder, name), content);
        return PathOf(name);
    }

    public string Place(string name, string content) => Place(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The path of a placed file, as the machine sees it.</summary>
    public string PathOf(string name) => Folder + '\\' + name;

    /// <summary>Runs msiexec with a verbose log.</summary>
    /// <param name="arguments">As on the command line.</param>
    public MsiexecResult Msiexec(string arguments)
    {
        var log = $"msiexec{++calls}.log";
        var started = TimeProvider.System.GetTimestamp();
        var exitCode = Run($"msiexec {arguments} /qn /l*v \"{PathOf(log)}\"");
        return new MsiexecResult(exitCode, InstallerLog.Read(Path.Combine(HostFolder, log)), TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Runs the installed tool.</summary>
    public ToolResult RunTool(string arguments)
    {
        var exitCode = Run($"\"{Tool}\" {arguments} > \"{PathOf("out.txt")}\" 2> \"{PathOf("err.txt")}\"");
        return new ToolResult(exitCode, File.ReadAllText(Path.Combine(HostFolder, "out.txt")), File.ReadAllText(Path.Combine(HostFolder, "err.txt")));
    }

    /// <summary>Starts a program under the name OUTLOOK.EXE that goes on for longer than any test.</summary>
    public void StartOutlook()
    {
        Run($"copy /y \"%SystemRoot%\\system32\\ping.exe\" \"{PathOf("OUTLOOK.EXE")}\"");
        Run($"start \"\" /b \"{PathOf("OUTLOOK.EXE")}\" -n 600 127.0.0.1");
    }

    public RegistryExport ExportRegistry(string key)
    {
        var exported = Run($"reg export \"{key}\" \"{PathOf("export.reg")}\" /y");
        if (exported != 0)
        {
            throw new InvalidOperationException($"reg export {key}: exit code {exported}");
        }

        return RegistryExport.Parse(File.ReadAllText(Path.Combine(HostFolder, "export.reg"), Encoding.Unicode));
    }

    public virtual void ImportRegistry(string registrationFile)
    {
        File.WriteAllText(Path.Combine(HostFolder, "import.reg"), registrationFile.ReplaceLineEndings("\r\n"), Encoding.Unicode);
        var imported = Run($"reg import \"{PathOf("import.reg")}\"");
        if (imported != 0)
        {
            throw new InvalidOperationException($"reg import: exit code {imported}");
        }
    }

    public abstract void Dispose();

    /// <summary>Runs one line of a batch file.</summary>
    /// <returns>The program's own exit code, all 32 bits of it.</returns>
    protected abstract int Run(string line);
}
