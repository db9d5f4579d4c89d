using System;

namespace OutlookProfile.Registry;

/// <summary>The text is no registration file. The message begins with file(line): and says what was found and what is expected.</summary>
public sealed class RegFileException(string file, int line, string problem) : FormatException($"{file}({line}): {problem}")
{
    public string File { get; } = file;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;
}
