using System;

namespace OutlookProfile.Planning;

/// <summary>No plan can be made for this user; nothing was touched. The message says why and what to do.</summary>
public sealed class PlanException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
