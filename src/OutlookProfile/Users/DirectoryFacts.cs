using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Planning;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>
/// What the directory says of one user, asked for as a whole before the user's hive is opened: a directory may take its time, and
/// whoever logs on while the hive is mounted gets a temporary profile.
/// </summary>
public sealed class DirectoryFacts
{
    private readonly Dictionary<DirectoryAttribute, Func<string?>> answers = [];

    private DirectoryFacts()
    {
    }

    /// <summary>Asks now. That the directory refuses shows only when the answer is used: a run that can do without goes on.</summary>
    /// <param name="directory">The value of an attribute; null when the user has none or there is no directory.</param>
    public static DirectoryFacts Ask(UserAccount account, IEnumerable<DirectoryAttribute> attributes, Func<UserAccount, DirectoryAttribute, string?> directory)
    {
        var facts = new DirectoryFacts();
        foreach (var attribute in attributes)
        {
            facts.answers[attribute] = Answer(() => directory(account, attribute));
        }

        return facts;
    }

    /// <returns>Null when the user has none or there is no directory.</returns>
    /// <exception cref="IOException">The directory is there and refused.</exception>
    /// <exception cref="InvalidOperationException">It was not asked.</exception>
    public string? Find(DirectoryAttribute attribute) => answers.TryGetValue(attribute, out var answer)
        ? answer()
        : throw new InvalidOperationException($"The directory was not asked for {attribute} before the user's hive was opened.");

    private static Func<string?> Answer(Func<string?> ask)
    {
        try
        {
            var value = ask();
            return () => value;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return () => throw refusal;
        }
    }
}
