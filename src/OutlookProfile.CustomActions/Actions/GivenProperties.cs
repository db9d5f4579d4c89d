using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>
/// The public properties that override settings, of which mostly none is given. An action runs in another process than Windows Installer, so
/// that each property read is a call from one to the other; a condition of their names answers for many at once ("Using Properties in
/// Conditional Statements": the name alone is true when the property is set, whatever to; an empty one is not set).
/// </summary>
internal static class GivenProperties
{
    /// <summary>In characters: what a Condition column holds. Windows Installer documents no other limit.</summary>
    private const int LongestCondition = 255;

    private const string Or = " OR ";

    /// <returns>In the order of the settings.</returns>
    public static List<PropertyOverride> Read(IImmediateSession session)
    {
        var given = new List<PropertyOverride>();
        var settings = Settings.All;
        for (int first = 0, next; first < settings.Count; first = next)
        {
            var condition = settings[first].Property;
            for (next = first + 1; next < settings.Count && condition.Length + Or.Length + settings[next].Property.Length <= LongestCondition; next++)
            {
                condition += Or + settings[next].Property;
            }

            if (session.Evaluate(condition))
            {
                for (var one = first; one < next; one++)
                {
                    AddGiven(session, settings[one].Property, given);
                }
            }
        }

        return given;
    }

    private static void AddGiven(IImmediateSession session, string property, List<PropertyOverride> given)
    {
        var text = session.GetProperty(property);
        if (text.Length > 0)
        {
            given.Add(new PropertyOverride(property, text));
        }
    }
}
