using System.IO;

namespace OutlookProfile.Journaling;

/// <summary>A journal or an undo record is damaged, of another version or not to be trusted. The message names the file and the place.</summary>
public sealed class JournalException : IOException
{
    public JournalException(string file, long offset, string problem)
        : base($"{file} (offset {offset}): {problem}.")
    {
        File = file;
    }

    public JournalException(string file, string problem)
        : base($"{file}: {problem}.")
    {
        File = file;
    }

    public string File { get; }
}
