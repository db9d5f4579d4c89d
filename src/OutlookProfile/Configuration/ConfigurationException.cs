using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>The configuration cannot be used. The message holds every mistake, one a line.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationMistake> mistakes)
    : Exception(string.Join("\n", mistakes))
{
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = mistakes;
}
