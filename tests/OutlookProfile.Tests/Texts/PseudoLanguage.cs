using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace OutlookProfile.Tests.Texts;

/// <summary>
/// A language in which every text of every catalogue is written with letters that are none of ASCII's: "Ŧħḗřḗ īş ƞǿ ƒīŀḗ {0}". What is then still
/// in plain letters never was a <see cref="Text"/>, or stands in one's place as a string: a name, a value, or English that nobody can translate.
/// </summary>
internal static partial class PseudoLanguage
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Marked = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";

    public static Language Language { get; } = Language.Of(
        "xx", Catalogue.All.SelectMany(catalogue => catalogue.Templates).ToDictionary(template => template, template => Mark(template)));

    /// <summary>Words in plain letters that are no names.</summary>
    /// <param name="text">Said in <see cref="Language"/>.</param>
    /// <param name="names">What may stand in it: a word is one of them, or a part of one.</param>
    public static string[] PlainWords(string text, params IEnumerable<string> names)
    {
        var known = names.SelectMany(name => Word().Matches(name)).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Word().Matches(text).Select(match => match.Value).Where(word => !known.Contains(word)).Distinct()];
    }

    /// <summary>The template's letters, without those of its places.</summary>
    internal static string Mark(string template)
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
}
