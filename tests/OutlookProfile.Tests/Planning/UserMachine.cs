using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Capture;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>A user's registry and files in memory, to which plans are applied in the plainest way: one change after the other.</summary>
internal sealed class UserMachine
{
    public MemoryRegistry Registry { get; } = new();

    /// <summary>Keys that refuse to be written, with everything below them.</summary>
    public string[] ClosedKeys { get; init; } = [];

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that is there, to compare two machines by.</summary>
    public string State =>
        RegistrySnapshot.Take(Registry, "") + string.Join("\n", Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Convert.ToHexString(file.Value)}"));

    public static UserMachine With(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser? user = null) =>
        new UserMachine().Install(configuration, outlook, user);

    /// <summary>For capture; Outlook has kept no answers here.</summary>
    public ProfileFiles ProfileFiles => new(path => Files.GetValueOrDefault(path), () => []);

    public ProfilePlan Plan(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser? user = null) =>
        ProfilePlanner.Plan(configuration, outlook, user ?? TestData.Jane, new GuardedRegistry(Registry, GuardedRegistry.Closed(ClosedKeys)));

    public UserMachine Install(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser? user = null) =>
        Apply(Plan(configuration, outlook, user));

    public UserMachine Apply(ProfilePlan plan)
    {
        foreach (var change in plan.Changes)
        {
            switch (change)
            {
                case SetValue set:
                    Registry.SetValue(set.Key, set.Value);
                    break;
                case DeleteValue delete:
                    Registry.DeleteValue(delete.Key, delete.Name);
                    break;
                case DeleteTree delete:
                    DeleteTree(delete.Key);
                    break;
                case WriteFile file:
                    Files[file.Path] = file.Content;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(plan), change, "This change is not known.");
            }
        }

        return this;
    }

    /// <summary>Every value below a key, as "relative key\name" and the value itself.</summary>
    public IReadOnlyDictionary<string, RegistryValue> Values(string key = "") =>
        RegistrySnapshot.Take(Registry, key).Keys
            .SelectMany(found => found.Values.Select(value => (Name: RegistryPath.Join(found.Key, value.Name), value)))
            .ToDictionary(found => key.Length == 0 ? found.Name : found.Name[(key.Length + 1)..], found => found.value, StringComparer.OrdinalIgnoreCase);

    private void DeleteTree(string key)
    {
        foreach (var name in Registry.GetSubKeyNames(key))
        {
            DeleteTree(RegistryPath.Join(key, name));
        }

        Registry.DeleteKey(key);
    }
}
