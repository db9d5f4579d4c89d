using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;
using System.Linq;

namespace WindowsInstaller.Comparison;

/// <summary>
/// Addresses at which two packages may differ: one pattern a line, * for any characters, ? for any one, # for a comment. Patterns that nothing matches
/// are worth a word: such lists rot.
/// </summary>
public sealed class ExpectedDifferences
{
    private readonly List<string> patterns;

    private ExpectedDifferences(IEnumerable<string> patterns) => this.patterns = [.. patterns];

    public static ExpectedDifferences None { get; } = new([]);

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ExpectedDifferences Load(string path) => Parse(File.ReadLines(path));

    public static ExpectedDifferences Parse(IEnumerable<string> lines) =>
        new(lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0));

    public bool Allow(Difference difference) => patterns.Exists(pattern => Matches(pattern, difference));

    /// <summary>The patterns that none of the differences matches.</summary>
    public IEnumerable<string> Unused(IReadOnlyCollection<Difference> differences) =>
        patterns.Where(pattern => !differences.Any(difference => Matches(pattern, difference)));

    private static bool Matches(string pattern, Difference difference) =>
        FileSystemName.MatchesSimpleExpression(pattern, difference.Address, ignoreCase: false);
}
