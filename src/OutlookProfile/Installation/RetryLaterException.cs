using System;

namespace OutlookProfile.Installation;

/// <summary>Nothing is wrong, but not now: Outlook runs. Management systems try again on exit code 1618 (ERROR_INSTALL_ALREADY_RUNNING).</summary>
public sealed class RetryLaterException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;

    public const int ExitCode = 1618;
}
