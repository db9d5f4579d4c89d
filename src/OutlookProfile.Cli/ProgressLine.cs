using System;
using System.IO;

namespace OutlookProfile.Cli;

/// <summary>One line that counts up, for people only: a log or a pipe gets nothing.</summary>
internal sealed class ProgressLine(TextWriter error, int total) : IDisposable
{
    private readonly bool isSeen = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private int shownPercent = -1;

    /// <summary>From any thread; a number that comes late does not count down.</summary>
    public void Show(int done)
    {
        var percent = (int)(done * 100L / total);
        lock (error)
        {
            if (isSeen && percent > shownPercent)
            {
                shownPercent = percent;
                error.Write("\r" + Terminal.Say($"{done} of {total}"));
            }
        }
    }

    public void Dispose()
    {
        if (shownPercent >= 0)
        {
            error.Write("\r" + new string(' ', 30) + "\r");
        }
    }
}
