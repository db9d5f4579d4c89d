using System;
using System.Collections.Generic;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>
/// A copy of a ready Wine prefix. Booting one takes ten seconds, so one is booted once and kept beside the artifacts; a copy
/// shares the system's files with it (hard links) and has a registry and users of its own, which takes a few hundredths.
/// </summary>
internal sealed class WinePrefix : IDisposable
{
    /// <summary>
    /// Wine maps a page at a fixed address (0x7ffe0000); where Linux has put something else there at random, the process
    /// does not start, about once in two thousand times.
    /// </summary>
    private const string WithoutRandomAddresses = "setarch --addr-no-randomize ";

    private static readonly Lazy<string> Template = new(BootTemplate);

    private readonly string display;

    private WinePrefix(string path, string display)
    {
        Path = path;
        this.display = display;
    }

    public string Path { get; }

    /// <param name="display">The X server for windows (DISPLAY), one for as long as the prefix lives: the first program decides where Wine's desktop is. None when empty.</param>
    public static WinePrefix Create(string display = "")
    {
        var prefix = new WinePrefix(System.IO.Path.Combine(Repository.Artifacts, "wine", Guid.NewGuid().ToString("N")), display);
        Directory.CreateDirectory(prefix.Path);

        // The registry and the users' files are written in place: those must be copies.
        var copied = Shell(
            $"cd '{Template.Value}' && mkdir '{prefix.Path}/drive_c' && cp -a *.reg .update-timestamp dosdevices '{prefix.Path}' "
            + $"&& cp -a drive_c/users '{prefix.Path}/drive_c' && for folder in drive_c/*; do test \"$folder\" = drive_c/users || cp -al \"$folder\" '{prefix.Path}/drive_c'; done",
            prefix.Path + ".txt");
        if (copied.ExitCode != 0)
        {
            throw new InvalidOperationException($"The Wine prefix could not be copied: {copied.Output}");
        }

        // Debian's server ends with its last client, and a client that comes just then gets nothing done. At most ten minutes, should nobody end it.
        prefix.Run("wineserver --persistent=600");
        return prefix;
    }

    /// <summary>Runs wine or one of its tools in the prefix.</summary>
    public ProcessResult Run(string command) => Shell(WithoutRandomAddresses + command, Path + ".txt", Path, display);

    /// <summary>Starts wine, and does not wait for it.</summary>
    public System.Diagnostics.Process Start(string command) =>
        ProcessRunner.Start($"{{ {WithoutRandomAddresses}{command}; }}", Path + ".windows.txt", Environment(Path, display));

    public void Dispose()
    {
        // Says 1 when no server is left to end, which is as good.
        Run("wineserver -k");
        Directory.Delete(Path, recursive: true);
        File.Delete(Path + ".txt");
        File.Delete(Path + ".windows.txt");
    }

    private static string BootTemplate()
    {
        var template = System.IO.Path.Combine(Repository.Artifacts, "wine", "template");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(template)!);
        var booted = Shell($"{Repository.PathOf("tests/boot-wine.sh")} '{template}'", $"{template}.{Guid.NewGuid():N}.txt");
        return booted.ExitCode == 0 ? template : throw new InvalidOperationException($"Wine does not start: {booted.Output}");
    }

    private static ProcessResult Shell(string command, string outputFile, string? prefix = null, string display = "") =>
        ProcessRunner.Run($"{{ {command}; }}", outputFile, prefix is null ? null : Environment(prefix, display));

    private static Dictionary<string, string> Environment(string prefix, string display) => new()
    {
        ["WINEPREFIX"] = prefix,
        ["WINEDEBUG"] = "-all",

        // No offer to download Mono and Gecko, no menu entries on the desktop of the host.
        ["WINEDLLOVERRIDES"] = "mscoree,mshtml=;winemenubuilder.exe=d",
        ["DISPLAY"] = display,
    };
}
