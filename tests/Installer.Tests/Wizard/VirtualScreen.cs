using System;
using System.Diagnostics;
using System.Drawing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Installer.Tests.Harness;

namespace Installer.Tests.Wizard;

/// <summary>An X server without a screen (Xvfb), with a keyboard (xdotool) and a camera (ImageMagick's import). It chooses a free number by itself.</summary>
internal sealed class VirtualScreen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process server;
    private readonly string scratch = Directory.CreateTempSubdirectory("screen").FullName;

    public VirtualScreen(int width = 800, int height = 600)
    {
        server = Process.Start(new ProcessStartInfo("Xvfb", $"-displayfd 1 -screen 0 {width}x{height}x24 -nolisten tcp") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        Name = ":" + (server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Xvfb does not start."));
    }

    /// <summary>For DISPLAY.</summary>
    public string Name { get; }

    /// <summary>The ids of the visible windows whose title ends so; the newest is the last.</summary>
    public string[] Windows(string title) =>
        [.. Tool($"xdotool search --onlyvisible --name '{title}$'").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.All(char.IsAsciiDigit)).OrderBy(long.Parse)];

    /// <summary>Where a window is, in pixels.</summary>
    public Rectangle Place(string window)
    {
        // X=154, Y=120, WIDTH=493, HEIGHT=360 among others, a line each.
        var geometry = Tool($"xdotool getwindowgeometry --shell {window}").Split('\n').Select(line => line.Split('=')).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
        int Number(string name) => int.Parse(geometry[name], CultureInfo.InvariantCulture);
        return new Rectangle(Number("X"), Number("Y"), Number("WIDTH"), Number("HEIGHT"));
    }

    public void Focus(string window)
    {
        if (Tool("xdotool getwindowfocus").Trim() != window)
        {
            Tool($"timeout 5 xdotool windowfocus --sync {window}");
        }
    }

    public void Press(params string[] keys) => Tool("xdotool key --clearmodifiers --delay 80 " + string.Join(' ', keys));

    public void Type(string text) => Tool($"xdotool type --clearmodifiers --delay 50 '{text}'");

    /// <summary>Waits until the picture has stopped changing, but for a caret's blinking.</summary>
    public void WaitUntilStill()
    {
        const int CaretPixels = 120;

        var started = Stopwatch.StartNew();
        var before = Picture();
        while (true)
        {
            Thread.Sleep(200);
            var after = Picture();
            if (before.Length == after.Length && before.Zip(after).Count(pair => pair.First != pair.Second) <= CaretPixels)
            {
                return;
            }

            if (started.Elapsed > Patience)
            {
                throw new TimeoutException("The screen does not come to rest.");
            }

            before = after;
        }
    }

    /// <summary>Keeps a picture of the screen's middle, where the wizard is.</summary>
    public void Save(string file) => Tool($"import -window root '{file}'");

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        Directory.Delete(scratch, recursive: true);
    }

    private byte[] Picture()
    {
        var file = Path.Combine(scratch, "screen.gray");
        Tool($"import -window root -depth 8 gray:'{file}'");
        return File.ReadAllBytes(file);
    }

    /// <summary>Nothing found is no failure of xdotool's that matters here: its answer is empty.</summary>
    private string Tool(string command) =>
        ProcessRunner.Run(command, Path.Combine(scratch, "tool.txt"), new System.Collections.Generic.Dictionary<string, string> { ["DISPLAY"] = Name }).Output;
}
