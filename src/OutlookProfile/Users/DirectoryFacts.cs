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
    private readonly HashSet<DirectoryAttribute> asked;
    private readonly Func<IReadOnlyDictionary<DirectoryAttribute, string>> answers;

    private DirectoryFacts(IEnumerable<DirectoryAttribute> asked, Func<IReadOnlyDictionary<DirectoryAttribute, string>> answers)
    {
        this.asked = [.. asked];
        this.answers = answers;
    }

    /// <summary>Asks now, once, and not at all for nothing. That the directory refuses shows only when an answer is used: a run that can do without goes on.</summary>
    /// <param name="directory">What the directory says; without what the user does not have.</param>
    public static DirectoryFacts Ask(
        UserAccount account,
        IReadOnlyCollection<DirectoryAttribute> attributes,
        Func<UserAccount, IReadOnlyCollection<DirectoryAttribute>, IReadOnlyDictionary<DirectoryAttribute, string>> directory)
    {
        try
        {
            var found = attributes.Count == 0 ? new Dictionary<DirectoryAttribute, string>() : directory(account, attributes);
            return new DirectoryFacts(attributes, () => found);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return new DirectoryFacts(attributes, () => throw refusal);
        }
    }

    /// <returns>Null when the user has none or there is no directory.</returns>
    /// <exception cref="IOException">The directory is there and refused.</exception>
    /// <exception cref="InvalidOperationException">It was not asked.</exception>
    public string? Find(DirectoryAttribute attribute) => asked.Contains(attribute)
        ? answers().TryGetValue(attribute, out var value) ? value : null
        : throw new InvalidOperationException($"The directory was not asked for {attribute} before the user's hive was opened.");
}
