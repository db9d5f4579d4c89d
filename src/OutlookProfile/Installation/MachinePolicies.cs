using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// What the administrators of a machine want for every site, by Group Policy (installer/deploy/group-policy/OutlookProfile.admx):
/// below Software\Policies of HKEY_LOCAL_MACHINE, where only they can write. Lower than every configuration, higher than the defaults.
/// </summary>
public static class MachinePolicies
{
    public const string Key = @"Software\Policies\OutlookProfile";

    /// <param name="localMachine">HKEY_LOCAL_MACHINE.</param>
    /// <returns>One for each value: named by the setting's path, spelled as its property.</returns>
    /// <exception cref="ConfigurationException">Values that are no setting's, or no texts.</exception>
    public static IReadOnlyList<PropertyOverride> Read(IRegistry localMachine)
    {
        var policies = new List<PropertyOverride>();
        var mistakes = new List<ConfigurationMistake>();
        foreach (var value in localMachine.GetValues(Key))
        {
            var place = new Place($"policy {value.Name}");
            if (Settings.FindByPath(value.Name) is not { } setting)
            {
                mistakes.Add(new ConfigurationMistake(place, "", $"is no setting; {Key} of HKEY_LOCAL_MACHINE takes the settings' paths, such as {Settings.HttpProxy.Path}"));
            }
            else if (value.AsText() is not { } text)
            {
                mistakes.Add(new ConfigurationMistake(place, setting.Path, $"is no text (REG_SZ)"));
            }
            else
            {
                policies.Add(new PropertyOverride(setting.Property, text) { Place = place });
            }
        }

        return mistakes.Count == 0 ? policies : throw new ConfigurationException(mistakes);
    }
}
