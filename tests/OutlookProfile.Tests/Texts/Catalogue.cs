using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using OutlookProfile.Cli;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity;
using OutlookProfile.CustomActions.Actions;
using WindowsInstaller.Database;

namespace OutlookProfile.Tests.Texts;

/// <summary>The catalogues of a folder Texts/, and the texts that belong into them.</summary>
/// <param name="Folder">Relative to the repository.</param>
internal sealed partial record Catalogue(string Folder, IReadOnlyList<string> Templates)
{
    /// <summary>What only the tool says, although the domain's code holds it: in the package's DLL it would take room for nothing.</summary>
    private static readonly string[] ToolNamespaces = ["OutlookProfile.Capture", "OutlookProfile.Planning.Formats"];

    private static readonly string[] ToolTypes =
    [
        "RegFileReader", "JournalReader", "ProfileVerification",
        // Reasons of a plan.
        "ExchangeService", "ExchangeAccountSettings", "HttpPolicy", "CachedModePolicy", "AutodiscoverChoices", "AccountManager", "ResolvedValues", "ActiveSetup", "EventSource",
    ];

    public static IReadOnlyList<Catalogue> All { get; } = Make();

    public string PathOf(string language) => Path.Combine(TestData.Repository, Folder, "Texts", language + ".po");

    /// <summary>What the assembly carries: the languages' files as one, so that the English texts are in it once.</summary>
    public string PathOfAll => Path.Combine(TestData.Repository, Folder, "Texts", "catalogue.txt");

    public IReadOnlyList<PoEntry> Read(string language) => File.Exists(PathOf(language)) ? PoFile.Read(File.ReadAllText(PathOf(language))) : [];

    /// <summary>The text of <see cref="PathOfAll"/>, made from the languages' files.</summary>
    public string Combine()
    {
        var languages = Language.Translated.Select(language => Read(language).ToDictionary(entry => entry.English, entry => entry.Translation)).ToArray();
        string[] lines = [string.Join('\t', Language.Translated), .. Templates.SelectMany(template => languages.Select(known => known.GetValueOrDefault(template, "")).Prepend(template))];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Brings the file to the texts of the code: new ones without a translation, those that are gone left out.</summary>
    public void Update(string language)
    {
        var known = Read(language).ToDictionary(entry => entry.English, entry => entry.Translation);
        var po = new StringBuilder($"msgid \"\"\nmsgstr \"\"\n\"Language: {language}\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n");
        foreach (var template in Templates)
        {
            po.Append($"\nmsgid {Quote(template)}\nmsgstr {Quote(known.GetValueOrDefault(template, ""))}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(language))!);
        File.WriteAllText(PathOf(language), po.ToString());
    }

    /// <summary>The numbers in {0}, {1}, ... in rising order.</summary>
    public static string Places(string template) =>
        string.Join(",", Place().Matches(template.Replace("{{", "").Replace("}}", "")).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static IReadOnlyList<Catalogue> Make()
    {
        var domain = SourceTexts.Of(typeof(ConfigurationReader).Assembly).ToLookup(text => ToolNamespaces.Contains(text.Namespace) || ToolTypes.Contains(text.Type));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            new("src/OutlookProfile", ToTranslate(domain[false].Select(text => text.Template), seen)),
            new("src/OutlookProfile.CustomActions", ToTranslate(Of(typeof(ActionException).Assembly), seen)),
            new("src/OutlookProfile.Connectivity", ToTranslate(Of(typeof(ConnectivityCheck).Assembly), seen)),
            new("src/OutlookProfile.Cli", ToTranslate([.. Of(typeof(CommandLine).Assembly), .. domain[true].Select(text => text.Template)], seen)),
            new("src/WindowsInstaller", ToTranslate(Of(typeof(InstallerDatabase).Assembly), seen)),
        ];
    }

    private static IEnumerable<string> Of(Assembly assembly) => SourceTexts.Of(assembly).Select(text => text.Template);

    /// <summary>Those with words in them, once.</summary>
    private static List<string> ToTranslate(IEnumerable<string> templates, HashSet<string> seen) =>
        templates.Where(template => Place().Replace(template, "").Any(char.IsLetter) && seen.Add(template)).ToList();

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Place();
}
