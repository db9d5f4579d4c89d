using System.IO;

namespace OutlookProfile.Journaling;

/// <summary>A journal or an undo record is damaged, of another version or not to be trusted. The message names the file and the place.</summary>
public sealed class JournalException : IOException, ITextException
{
    public JournalException(string file, long offset, Text problem)
        : this($"{file} (offset {offset}): {problem}.", file)
    {
    }

    public JournalException(string file, Text problem)
        : this($"{file}: {problem}.", file)
    {
    }

    private JournalException(Text text, string file)
        : base(text.ToString()) =>
        (Text, File) = (text, file);

    public string File { get; }

    public Text Text { get; }
}
