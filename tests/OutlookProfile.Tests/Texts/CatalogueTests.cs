using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Texts;

/// <summary>Every text of the code against the catalogues of every language. UPDATE_TEXTS=1 writes new texts into the catalogues, to be translated there.</summary>
[TestClass]
public sealed class CatalogueTests
{
    public static IEnumerable<object[]> Folders => Catalogue.All.Select(catalogue => new object[] { catalogue.Folder });

    public static IEnumerable<object[]> Files => Catalogue.All.SelectMany(catalogue => Language.Translated.Select(language => new object[] { catalogue.Folder, language }));

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Catalogue_HoldsEveryTextOfTheCode_Translated(string folder, string language)
    {
        var catalogue = Catalogue.All.Single(one => one.Folder == folder);
        if (Environment.GetEnvironmentVariable("UPDATE_TEXTS") == "1")
        {
            catalogue.Update(language);
        }

        var entries = catalogue.Read(language);
        CollectionAssert.AllItemsAreUnique(entries.Select(entry => entry.English).ToArray());
        Assert.AreEqual("", string.Join("\n", catalogue.Templates.Except(entries.Select(entry => entry.English))), "not in the catalogue; UPDATE_TEXTS=1 puts them there");
        Assert.AreEqual("", string.Join("\n", entries.Select(entry => entry.English).Except(catalogue.Templates)), "not in the code any more; UPDATE_TEXTS=1 takes them out");
        Assert.AreEqual("", string.Join("\n", entries.Where(entry => entry.Translation.Length == 0).Select(entry => entry.English)), "not translated");
    }

    [TestMethod]
    [DynamicData(nameof(Folders))]
    public void Assembly_CarriesWhatTheLanguagesFilesSay(string folder)
    {
        var catalogue = Catalogue.All.Single(one => one.Folder == folder);
        Assert.IsFalse(catalogue.Templates.Any(template => template.Contains('\n', StringComparison.Ordinal)), "a text is one line");
        var combined = catalogue.Combine();
        if (Environment.GetEnvironmentVariable("UPDATE_TEXTS") == "1")
        {
            File.WriteAllText(catalogue.PathOfAll, combined);
        }

        Assert.AreEqual(combined, File.ReadAllText(catalogue.PathOfAll), "UPDATE_TEXTS=1 makes it from the languages' files");
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Translation_HasThePlacesOfTheText(string folder, string language)
    {
        foreach (var entry in Entries(folder, language))
        {
            Assert.AreEqual(Catalogue.Places(entry.English), Catalogue.Places(entry.Translation), entry.Translation);
            Assert.IsFalse(entry.Translation.Contains('\n', StringComparison.Ordinal), entry.Translation);
            Assert.AreEqual(Ends(entry.English), Ends(entry.Translation), entry.Translation);
        }
    }

    /// <summary>A name stays; anything else that is as in English has been forgotten.</summary>
    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Translation_DiffersFromTheEnglish_UnlessItIsAName(string folder, string language)
    {
        var same = Entries(folder, language).Where(entry => entry.English == entry.Translation).Select(entry => entry.English);
        Assert.AreEqual("", string.Join("\n", same.Except(TheSame).Where(text => !text.StartsWith("Outlook 20", StringComparison.Ordinal))));
    }

    /// <summary>By somebody else's reader: gettext's own checks.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "msgfmt is gettext's")]
    [DynamicData(nameof(Files))]
    public void Catalogue_IsSound_ForGettext(string folder, string language)
    {
        var path = Catalogue.All.Single(one => one.Folder == folder).PathOf(language);
        var start = new ProcessStartInfo("msgfmt") { RedirectStandardError = true };
        foreach (var argument in new[] { "--check-domain", "--output-file=/dev/null", path })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual((0, ""), (process.ExitCode, errors));
    }

    private static readonly HashSet<string> TheSame = ["'{0}' (U+{1})", "[options]", "Microsoft Exchange Server", "Outlook", "Server", "Windows Installer", "SSL 2", "SSL 3", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"];

    private static IEnumerable<PoEntry> Entries(string folder, string language) => Catalogue.All.Single(one => one.Folder == folder).Read(language).Where(entry => entry.Translation.Length > 0);

    /// <summary>Whether it is a sentence: full stop, question mark, colon and blank at the end are kept.</summary>
    private static string Ends(string text) => text.TrimEnd(' ') is { Length: > 0 } end && end[^1] switch
    {
        '.' or '\u3002' => '.',
        '?' or '\uFF1F' => '?',
        ':' or '\uFF1A' => ':',
        _ => ' ',
    } is var mark ? mark + (text.EndsWith(' ') ? " " : "") : "";
}
