using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Texts;

namespace Tests.Shared;

/// <summary>
/// A language in which every text of every catalogue is written in letters that are none of ASCII's: "ŧħḗřḗ īş ƞǿ ƒīŀḗ {0}". What is then still
/// in plain letters never was a <see cref="Text"/>, or stands in one's place as a string: a name, a value, or English that nobody can translate.
/// </summary>
internal static partial class PseudoLanguage
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Marked = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";
    private const string Resource = "Texts/catalogue.txt";

    /// <summary>What stands in texts as a value in every language, besides what a test puts into its input: names of Windows, Outlook and Exchange, words of protocols and of the configuration.</summary>
    private static readonly Lazy<string[]> Names = new(() => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "untranslated.txt")).Where(line => !line.StartsWith('#'))]);

    /// <summary>From the catalogues of all assemblies of the product that are here.</summary>
    private static readonly string[] English = [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Where(file => IsOfTheProduct(Path.GetFileName(file)))
        .SelectMany(file => Templates(Assembly.Load(AssemblyName.GetAssemblyName(file))))
        .Distinct()];

    private static readonly HashSet<string> Vocabulary = English.SelectMany(ProseOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static Language Language { get; } = Language.Of("xx", English.ToDictionary(template => template, Mark));

    /// <summary>Fails for what a reader of another language would find in English.</summary>
    /// <param name="input">What may stand in the text because the test has put it there.</param>
    /// <returns>The text in English.</returns>
    public static string AssertTranslatable(Text text, params IEnumerable<string> input)
    {
        AssertTranslatable(text.In(Language), input);
        return text.ToString();
    }

    /// <param name="said">In this language.</param>
    public static void AssertTranslatable(string said, params IEnumerable<string> input)
    {
        var words = PlainWords(said, input);
        Assert.IsEmpty(words, $"{string.Join(" ", words)}: English, or a name that untranslated.txt lacks, in: {said}");
    }

    /// <summary>Words of the English texts that stand alone: with a dot, a backslash, a digit or a capital inside it is no word but a setting, a key, a host.</summary>
    private static string[] PlainWords(string said, IEnumerable<string> input)
    {
        var known = input.Concat(Names.Value).SelectMany(name => Word().Matches(name)).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. ProseOf(said).Where(word => Vocabulary.Contains(word) && !known.Contains(word)).Distinct()];
    }

    private static IEnumerable<string> ProseOf(string text) => text
        .Split([' ', '\n', '\r', '\t', '\'', '"', '(', ')', '[', ']', '<', '>', '|', '='], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimEnd('.', ',', ';', ':', '?', '!'))
        .Where(word => Prose().IsMatch(word));

    private static bool IsOfTheProduct(string file) =>
        file is "outlookprofile.dll" or "WindowsInstaller.dll" or "OutlookProfile.Domain.dll" or "OutlookProfile.Connectivity.dll" or "OutlookProfile.CustomActions.dll";

    /// <summary>The first line of each text's lines, of which there is one more for each language.</summary>
    private static IEnumerable<string> Templates(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n');
        var languages = lines[0].Split('\t').Length;
        for (var i = 1; i + languages < lines.Length; i += 1 + languages)
        {
            yield return lines[i];
        }
    }

    private static string Mark(string template)
    {
        var marked = new StringBuilder();
        foreach (var letter in template)
        {
            var at = Plain.IndexOf(letter, StringComparison.Ordinal);
            marked.Append(at < 0 ? letter : Marked[at]);
        }

        return marked.ToString();
    }

    /// <summary>Two letters or more; one is a unit, a drive, an index.</summary>
    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();

    /// <summary>Not of two letters: made-up hosts of property tests have them.</summary>
    [GeneratedRegex("^[A-Za-z][a-z]{2,}$")]
    private static partial Regex Prose();
}
