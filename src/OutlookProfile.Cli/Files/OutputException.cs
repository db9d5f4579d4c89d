using System;

namespace OutlookProfile.Cli.Files;

/// <summary>A file or folder cannot be written; the message says which and why.</summary>
internal sealed class OutputException(string path, Exception cause, string after = "")
    : Exception($"{path}: this cannot be written: {FileProblem.Describe(cause)}{after}", cause);
