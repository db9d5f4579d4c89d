using System;

namespace OutlookProfile.Planning;

/// <summary>A profile in the registry contradicts itself. It is left as it is.</summary>
public sealed class DamagedProfileException(string profileName, string problem)
    : Exception($"The profile \"{profileName}\" is damaged: {problem}. It was left as it is. Delete it in Control Panel (Mail, Show Profiles), or set profile.ifExists to replace.")
{
    public string ProfileName { get; } = profileName;

    /// <summary>What contradicts what, without a full stop.</summary>
    public string Problem { get; } = problem;
}
