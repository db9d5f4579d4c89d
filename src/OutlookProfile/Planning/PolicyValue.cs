using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>A value below the user's Software\Policies, which only administrators may write.</summary>
internal sealed class PolicyValue(string key, RegistryValue value, Text reason)
{
    public string Key { get; } = key;

    public RegistryValue Value { get; } = value;

    public Text Reason { get; } = reason;
}
