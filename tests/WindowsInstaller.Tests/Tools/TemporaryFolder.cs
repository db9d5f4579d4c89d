using System;
using System.IO;

namespace WindowsInstaller.Tests.Tools;

/// <summary>A folder of its own for one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("installer-tests-");

    internal string Folder => folder.FullName;

    internal string this[string file] => Path.Combine(folder.FullName, file);

    public void Dispose() => folder.Delete(recursive: true);
}
