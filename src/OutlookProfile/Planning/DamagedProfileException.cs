using System;

namespace OutlookProfile.Planning;

/// <summary>A profile in the registry contradicts itself. It is left as it is.</summary>
public sealed class DamagedProfileException(string profileName, Text problem)
    : Exception(Say(profileName, problem).ToString()), ITextException
{
    public string ProfileName { get; } = profileName;

    /// <summary>What contradicts what, without a full stop.</summary>
    public Text Problem { get; } = problem;

    public Text Text { get; } = Say(profileName, problem);

    private static Text Say(string profileName, Text problem) =>
        $"The profile \"{profileName}\" is damaged: {problem}. It was left as it is. With profile.ifExists \"replace\" an installation puts a new one in its place.";
}
