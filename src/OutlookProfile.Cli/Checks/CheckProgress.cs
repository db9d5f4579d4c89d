using System;
using System.IO;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Cli.Checks;

/// <summary>One line that tells what was found last, for people only: a log or a pipe gets nothing.</summary>
internal sealed class CheckProgress(TextWriter error) : IDisposable
{
    private const int Width = 78;

    private readonly bool isSeen = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private int found;

    public void Show(Finding finding)
    {
        if (isSeen)
        {
            Write(Terminal.Say($"{++found} found; {finding.Id} {finding.Subject}"));
        }
    }

    public void Dispose()
    {
        if (found > 0)
        {
            Write("");
            error.Write('\r');
        }
    }

    private void Write(string text) => error.Write("\r" + (text.Length > Width ? text[..Width] : text.PadRight(Width)));
}
