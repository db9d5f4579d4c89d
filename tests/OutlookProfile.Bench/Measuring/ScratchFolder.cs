using System;
using System.IO;

namespace OutlookProfile.Bench.Measuring;

/// <summary>A folder for the time of a measurement.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("outlookprofile-bench-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
