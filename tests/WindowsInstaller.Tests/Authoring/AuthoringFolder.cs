using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WindowsInstaller.Authoring;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Tools;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>A folder with the files that the reference authoring installs, deleted after the test.</summary>
internal sealed class AuthoringFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AuthoringFolder()
    {
        Write("actions.dll", "a library");
        Write("default.json", "{}");
        Write("tool.exe", "tool");
        Write("readme.txt", "readme\r\n");
    }

    public static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "Authoring", "Reference", name);

    public string Write(string name, string content)
    {
        File.WriteAllText(folder[name], content);
        return folder[name];
    }

    public InstallerDatabase Compile(IReadOnlyList<string> sources, IReadOnlyList<string>? localizations = null, Dictionary<string, string>? defines = null) =>
        AuthoringCompiler.Compile(new AuthoringOptions { Sources = sources, Localizations = localizations ?? [], Defines = defines ?? [] });

    /// <summary>The mistakes in the given source, which must have some, without the folder's own path.</summary>
    public IReadOnlyList<string> Mistakes(params string[] contents)
    {
        var sources = contents.Select((content, i) => Write(i == 0 ? "a.wxs" : $"{(char)('a' + i)}.wxs", content)).ToList();
        try
        {
            Compile(sources);
        }
        catch (AuthoringException exception)
        {
            return [.. exception.Diagnostics.Select(diagnostic => diagnostic.ToString().Replace(folder.Folder + Path.DirectorySeparatorChar, ""))];
        }

        return [];
    }

    public void Dispose() => folder.Dispose();
}
