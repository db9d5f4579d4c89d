using System;

namespace OutlookProfile.Capture;

/// <summary>There is nothing to capture. The message says what is missing and what is there.</summary>
public sealed class CaptureException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
