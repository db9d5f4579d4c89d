using System;

namespace OutlookProfile.Cli;

/// <summary>The options or the input cannot be used as they are; the message says what to give instead.</summary>
public sealed class UsageException(Text text) : Exception(text.ToString()), ITextException
{
    /// <param name="file">What is wrong.</param>
    /// <param name="problem">What is wrong with it, and what is expected.</param>
    public UsageException(string file, Text problem)
        : this($"{file}: {problem}") =>
        Problem = problem;

    public Text Text { get; } = text;

    /// <summary>The message without the file's name, where it is about a file.</summary>
    public Text Problem { get; } = text;
}
