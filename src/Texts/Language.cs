using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;

namespace Texts;

/// <summary>
/// A language to say texts in: English, which needs nothing, or one of those in the catalogues that assemblies bring along, each as a
/// resource "Texts/catalogue.txt". They are read when the first text is looked up.
/// </summary>
public sealed class Language
{
    private const string Catalogue = "Texts/catalogue.txt";

    private readonly Lazy<Dictionary<string, string>> translations;

    private Language(string tag, Func<Dictionary<string, string>> read)
    {
        Tag = tag;
        translations = new(read);
    }

    public static Language English { get; } = new("en", () => []);

    /// <summary>The languages there are catalogues for besides English, by their ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Translated { get; } = ["de", "fr", "ja"];

    /// <summary>"en", "de", "fr" or "ja".</summary>
    public string Tag { get; }

    /// <summary>The first of the wanted languages that there is.</summary>
    /// <param name="tags">BCP 47 tags or POSIX locales, best first: "de-AT", "fr_FR.UTF-8", "C". What is no language we have is passed over.</param>
    /// <param name="assemblies">With the catalogues; where two translate the same text, the first holds.</param>
    public static Language Choose(IEnumerable<string> tags, params Assembly[] assemblies)
    {
        foreach (var tag in tags)
        {
            var code = tag.Split('-', '_', '.', '@')[0].ToLowerInvariant();
            if (code is "en" or "c" or "posix")
            {
                return English;
            }

            foreach (var translated in Translated)
            {
                if (translated == code)
                {
                    return new Language(code, () => Read(code, assemblies));
                }
            }
        }

        return English;
    }

    /// <summary>A language of any translations, by their templates.</summary>
    public static Language Of(string tag, Dictionary<string, string> translations) => new(tag, () => translations);

    /// <summary>The translation of a template; null when there is none.</summary>
    internal string? Find(string template) => translations.Value.TryGetValue(template, out var translation) ? translation : null;

    private static Dictionary<string, string> Read(string code, Assembly[] assemblies)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            using var stream = assembly.GetManifestResourceStream(Catalogue);
            if (stream is not null)
            {
                // Not by a StreamReader, which brings the decoders of every encoding along.
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                Add(all, code, Encoding.UTF8.GetString(bytes.ToArray()).Split('\n'));
            }
        }

        return all;
    }

    /// <param name="lines">The languages' codes, separated by tabs; then for each text the English template and, a line each in their order, its translations.</param>
    private static void Add(Dictionary<string, string> all, string code, string[] lines)
    {
        var languages = lines[0].Split('\t');
        var language = Array.IndexOf(languages, code);
        for (var i = 1; language >= 0 && i + languages.Length < lines.Length; i += 1 + languages.Length)
        {
            if (lines[i + 1 + language] is { Length: > 0 } translation && !all.ContainsKey(lines[i]))
            {
                all.Add(lines[i], translation);
            }
        }
    }
}
