using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;

namespace Texts;

/// <summary>
/// A language to say texts in: English, which needs nothing, or one of those that assemblies bring catalogues for, as resources
/// "Texts/de.po". Catalogues are read when the first text is looked up.
/// </summary>
public sealed class Language
{
    private const string Folder = "Texts/";

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

    /// <summary>A language of any catalogue.</summary>
    public static Language Of(string tag, IEnumerable<PoEntry> catalogue) => new(tag, () => ToDictionary([], catalogue));

    /// <summary>The translation of a template; null when there is none.</summary>
    internal string? Find(string template) => translations.Value.TryGetValue(template, out var translation) ? translation : null;

    private static Dictionary<string, string> Read(string code, Assembly[] assemblies)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            using var stream = assembly.GetManifestResourceStream($"{Folder}{code}.po");
            if (stream is not null)
            {
                // Not by a StreamReader, which brings the decoders of every encoding along.
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                ToDictionary(all, PoFile.Read(Encoding.UTF8.GetString(bytes.ToArray())));
            }
        }

        return all;
    }

    private static Dictionary<string, string> ToDictionary(Dictionary<string, string> all, IEnumerable<PoEntry> catalogue)
    {
        foreach (var entry in catalogue)
        {
            if (entry.Translation.Length > 0 && !all.ContainsKey(entry.English))
            {
                all.Add(entry.English, entry.Translation);
            }
        }

        return all;
    }
}
