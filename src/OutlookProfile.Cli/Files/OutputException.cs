using System;

namespace OutlookProfile.Cli.Files;

/// <summary>A file or folder cannot be written; the message says which and why.</summary>
internal sealed class OutputException(string path, Exception cause, bool noneReplaced = false)
    : Exception(Say(path, cause, noneReplaced).ToString(), cause), ITextException
{
    public Text Text { get; } = Say(path, cause, noneReplaced);

    private static Text Say(string path, Exception cause, bool noneReplaced) => noneReplaced
        ? (Text)$"{path}: this cannot be written: {FileProblem.Describe(cause)}; no file was replaced"
        : $"{path}: this cannot be written: {FileProblem.Describe(cause)}";
}
