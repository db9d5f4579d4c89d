using System;

namespace OutlookProfile.Journaling;

/// <summary>Another run is at work, so that this one has not begun; trying again later helps (ERROR_INSTALL_ALREADY_RUNNING, 1618).</summary>
public sealed class TransactionBusyException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;

    public const int ExitCode = 1618;
}
