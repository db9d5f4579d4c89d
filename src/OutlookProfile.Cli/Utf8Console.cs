using System;
using System.Text;

namespace OutlookProfile.Cli;

/// <summary>
/// A console of Windows speaks UTF-8 while the program runs: neither a profile's name nor the user's language need be in its old code page. The code
/// page belongs to the console, so that whatever runs there next finds the one that was there.
/// </summary>
internal sealed class Utf8Console : IDisposable
{
    private readonly Encoding? before;

    public Utf8Console()
    {
        if (OperatingSystem.IsWindows())
        {
            before = Console.OutputEncoding;
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
    }

    public void Dispose()
    {
        if (before is not null)
        {
            Console.OutputEncoding = before;
        }
    }
}
