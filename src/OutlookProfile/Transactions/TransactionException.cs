using System;

namespace OutlookProfile.Transactions;

/// <summary>A transaction failed and has been undone, as far as the report says. The inner exception is the cause.</summary>
public sealed class TransactionException(Text text, Exception cause, RestoreReport report) : Exception(text.ToString(), cause), ITextException
{
    public Text Text { get; } = text;

    /// <summary>What was put back, and what could not be.</summary>
    public RestoreReport Report { get; } = report;
}
