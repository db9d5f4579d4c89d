using System;
using OutlookProfile.Configuration;

namespace OutlookProfile.Connectivity.Findings;

/// <summary>What a server says of itself, inside our sentences: one line, short, and without power over a terminal.</summary>
internal static class Foreign
{
    private const int Longest = 120;

    public static string Text(string text) => OneLine.Shorten(text.Trim(), Longest);

    /// <summary>An error's text without its full stop, for the end of a sentence.</summary>
    public static Text Reason(Exception exception) => exception is ITextException
        ? global::Texts.Text.Of(exception).WithoutFullStop()
        : global::Texts.Text.Verbatim(Reason(exception.Message));

    /// <inheritdoc cref="Reason(Exception)"/>
    public static string Reason(string message) => Text(message.Trim().TrimEnd('.'));
}
