using System;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>An action cannot do its work. The message says why, and what to do.</summary>
public sealed class ActionException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
