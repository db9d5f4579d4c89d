using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>A value below the user's Software\Policies, which only administrators may write.</summary>
internal sealed class PolicyValue(string key, RegistryValue value, string reason)
{
    public string Key { get; } = key;

    public RegistryValue Value { get; } = value;

    public string Reason { get; } = reason;
}
