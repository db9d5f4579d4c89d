namespace OutlookProfile.Configuration;

/// <summary>What is wrong with a text, in the parts of the sentence that says so: a wizard says it in the user's language.</summary>
/// <param name="Found">The text, on one line and not too long.</param>
/// <param name="Expectation">What is expected instead.</param>
/// <param name="Suggestion">What is probably meant; null when nothing comes near.</param>
public sealed record TextProblem(string Found, Text Expectation, string? Suggestion)
{
    public Text Text => Suggestion is null
        ? (Text)$"found \"{Found}\", expected {Expectation}"
        : $"found \"{Found}\", expected {Expectation}; did you mean {Suggestion}?";

    public override string ToString() => Text.ToString();
}
