using System;

namespace OutlookProfile.Configuration;

/// <summary>The words of the JSON file for the members of an enumeration: the member's name with a small first letter.</summary>
internal static class Choices
{
    /// <summary>The member of a word that was checked, or null when none was given.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum =>
        word is null ? null : (T)Enum.Parse(typeof(T), word, ignoreCase: true);

    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
