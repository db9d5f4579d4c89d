using System;
using System.Collections.Generic;

namespace OutlookProfile.Capture;

/// <summary>The files of the machine that a profile is captured from, as far as they are at hand.</summary>
/// <param name="read">The content of a file by its path on that machine; null when it is not there.</param>
/// <param name="cachedAutodiscover">The answers that Outlook itself keeps (AppData\Local\Microsoft\Outlook\*Autodiscover.xml), with their paths.</param>
public sealed class ProfileFiles(Func<string, byte[]?> read, Func<IReadOnlyList<(string Path, byte[] Content)>> cachedAutodiscover)
{
    public byte[]? Read(string path) => read(path);

    public IReadOnlyList<(string Path, byte[] Content)> CachedAutodiscover() => cachedAutodiscover();
}
