using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Installer.Tests.Harness;

/// <summary>A verbose installer log. Wine's is single-byte text, Windows' is UTF-16.</summary>
internal sealed class InstallerLog(string text)
{
    public string Text => text;

    public static InstallerLog Read(string path) =>
        new(File.Exists(path) ? File.ReadAllText(path, OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.Latin1) : "");

    /// <summary>The first line that holds all the parts; null when there is none.</summary>
    public string? Line(params string[] parts) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).FirstOrDefault(line => parts.All(part => line.Contains(part, StringComparison.Ordinal)));

    public override string ToString() => text;
}
