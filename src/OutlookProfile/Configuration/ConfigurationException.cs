using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Configuration;

/// <summary>The configuration cannot be used. The message holds every mistake, one a line.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationMistake> mistakes)
    : Exception(string.Join("\n", mistakes)), ITextException
{
    public Text Text => Text.Join("\n", Mistakes.Select(mistake => mistake.Text));

    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = mistakes;
}
