using System;

namespace OutlookProfile.Registry;

/// <summary>The text is no registration file. The message begins with file(line): and says what was found and what is expected.</summary>
public sealed class RegFileException(string file, int line, Text problem) : FormatException(Say(file, line, problem).ToString()), ITextException
{
    public string File { get; } = file;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    public Text Text { get; } = Say(file, line, problem);

    private static Text Say(string file, int line, Text problem) => $"{file}({line}): {problem}";
}
