using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Wizard;
using WindowsInstaller.Database;

namespace Installer.Tests.Wizard;

/// <summary>The texts of the pages, in each language: there, fitting their controls, each with a key of its own.</summary>
[TestClass]
public sealed partial class ControlTextTests
{
    /// <summary>A unit of dialogs is a twelfth of the system font's height: 16 pixels at 96 dpi ("Dialog Table").</summary>
    private const double PixelsPerUnit = 16 / 12.0;

    private const int NoPrefix = 0x20000;

    /// <summary>About the longest that a check has to say of one thing.</summary>
    private const string LongFindings = """
        { "passed": false, "findings": [
          { "severity": "failure", "subject": "exchange.headquarters.example.com:443",
            "meaning": "The certificate does not carry msstd:exchange.headquarters.example.com, but *.example.com, autodiscover.example.com, mail.example.com. Outlook then asks for the password again and again, and does not connect.",
            "action": "Write \"principal\": \"msstd:*.example.com\" in http, or give the proxy a certificate with the name exchange.headquarters.example.com." },
          { "severity": "failure", "subject": "x", "meaning": "y", "action": null } ] }
        """;

    public static IEnumerable<object[]> Cultures => PackageTexts.Cultures.Select(culture => new object[] { culture });

    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Texts_FitTheirControls(string culture)
    {
        using var measure = new TextMeasure();
        var package = PackageTexts.Package(culture);
        var styles = package.Rows("TextStyle").ToDictionary(row => (string)row[0]!, row => (Size: (int)row[2]!, Bold: row[4] is 1));
        var tooLong = new List<string>();
        foreach (var (dialog, name, type, width, height, text) in Controls(package, culture))
        {
            var match = Style().Match(text);
            var (size, bold) = match.Success ? styles[match.Groups[1].Value] : (8, false);
            var shown = match.Success ? text[match.Length..] : text;
            var (room, margin) = type switch
            {
                "PushButton" => (width * PixelsPerUnit, 4),
                "CheckBox" or "RadioButton" => (width * PixelsPerUnit, 18),
                _ => (width * PixelsPerUnit, 0),
            };
            var lines = type == "PushButton" ? 1 : measure.Lines(shown, size, bold, room - margin);
            var widest = type == "PushButton" ? measure.Width(shown, size, bold) : TextMeasure.Pieces(shown).Max(piece => measure.Width(piece.TrimEnd(), size, bold));
            if (lines * TextMeasure.LineHeight(size) > (height * PixelsPerUnit) + 1 || widest > room - margin)
            {
                tooLong.Add($"{dialog}.{name}: {lines} lines of {TextMeasure.LineHeight(size)} pixels in {height * PixelsPerUnit:0}, {widest:0} of {room - margin:0} wide: {shown}");
            }
        }

        Assert.IsEmpty(tooLong, string.Join("\n", tooLong));
    }

    /// <summary>The controls that show what a page is told at run time and that do not scroll, with names as long as the reader lets them be.</summary>
    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Summary_FitsItsControls_WithTheLongestNames(string culture)
    {
        const string Label = "mailserver-";
        var host = string.Concat(Enumerable.Repeat(Label + "north.", 15)) + "corp.example.com";
        Assert.IsInRange(250, 279, host.Length);
        host = host[^253..].TrimStart('.', '-');
        var user = string.Concat(Enumerable.Repeat("christopher.", 5)) + "robinson";
        using var measure = new TextMeasure();
        var package = PackageTexts.Package(culture);
        var session = PackageTexts.Session(culture).With("LogonUser", user)
            .WithConfiguration($$"""{ "outlook": { "versions": ["14.0"] }, "profile": { "by": "import", "name": "Postfach_der_Niederlassung_Nordwest_in_Oldenburg_und_Bremen" }, "server": { "fqdn": "{{host}}" }, "mailbox": { "smtpAddress": "{{user}}@{{host[^180..].TrimStart('.', '-')}}", "user": "{{user}}" } }""");

        Assert.IsTrue(SummaryPage.Enter(new WizardSession(session)), session.Properties.GetValueOrDefault("PageError"));

        foreach (var row in package.Rows("Control").Where(row => row[2] is "Text" && (row[9] is string text) && (text.StartsWith("[Summary", StringComparison.Ordinal) || text.EndsWith("[WizardDone]", StringComparison.Ordinal))))
        {
            var text = Style().Replace(Fill(session.Properties, (string)row[9]!), "");
            Assert.IsTrue(HasRoom(measure, text, (int)row[5]!, (int)row[6]!), $"{row[0]}.{row[1]}: {text}");
        }

        // Of what is shortened, both ends are there, and a sign that something is left out.
        Assert.Contains("\u2026", session.Properties["SummaryMailbox"]);
        Assert.Contains(".example.com", session.Properties["SummaryMailbox"]);
    }

    /// <summary>Every message there is, in every language, with short names, host names of 253 letters and paths of 200: whatever is shown has room.</summary>
    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Messages_FitTheirControls_HoweverLongTheyAre(string culture)
    {
        string[] inserts =
        [
            "jane", "exchange.headquarters.example.com", string.Concat(Enumerable.Repeat("mail.", 48)) + "example.com",
            @"C:\Users\christopher.robinson\AppData\Local\Temp\" + string.Concat(Enumerable.Repeat("Quartalsbericht der Niederlassung ", 4)) + "site.json",
        ];
        using var measure = new TextMeasure();
        var package = PackageTexts.Package(culture);
        var rest = package.Rows("UIText").Single(row => row[0] is "Wizard_More")[1]!.ToString()!.Replace("{0}", @"C:\Users\CHRIST~1.ROB\AppData\Local\Temp\MSI4f2a1.LOG", StringComparison.Ordinal);
        var rooms = new[] { (LongText.PageError, "[PageError]"), (LongText.TestResult, "[TestResult]"), (LongText.FailureCause, "[FailureCause]") }
            .Select(room => (Text: room.Item1, Row: package.Rows("Control").First(row => Equals(row[9], room.Item2)))).ToList();
        var (whole, shortened) = (0, 0);
        foreach (var message in Messages(culture))
        {
            foreach (var insert in inserts)
            {
                var one = Hole().Replace(message, insert);
                foreach (var text in new[] { one, string.Join("\r\n", one, one, one, one, one) })
                {
                    foreach (var (room, row) in rooms)
                    {
                        var shown = room.Fit(text, rest);
                        var isWhole = Letters(shown) == Letters(text);
                        Assert.IsTrue(HasRoom(measure, shown, (int)row[5]!, (int)row[6]!), $"{row[0]}.{row[1]}:\n{shown}\n--- of\n{text}");
                        Assert.IsTrue(isWhole || (shown.Contains('\u2026') && Letters(shown).EndsWith(Letters(rest), StringComparison.Ordinal)), shown);
                        Assert.IsTrue(isWhole || text.Sum(character => character < '\u2E80' ? 1 : 2) > 200, $"shortened without need: {shown}");
                        (whole, shortened) = isWhole ? (whole + 1, shortened) : (whole, shortened + 1);
                    }
                }
            }
        }

        Assert.IsGreaterThan(1000, whole);
        Assert.IsGreaterThan(1000, shortened);
    }

    /// <summary>Alt and the underlined letter: two controls with one letter would take turns.</summary>
    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Keys_AreEachOneControls_OnEveryPage(string culture)
    {
        var package = PackageTexts.Package(culture);
        foreach (var dialog in package.Rows("Dialog").Select(row => (string)row[0]!))
        {
            // Buttons in one place are never shown together.
            var keys = package.Rows("Control").Where(row => (string)row[0]! == dialog && ((int)row[7]! & NoPrefix) == 0 && row[9] is not null)
                .GroupBy(row => (row[3], row[4])).Select(place => (string)place.First()[9]!)
                .Concat(package.Rows("Control").Where(row => (string)row[0]! == dialog && row[2] is "RadioButtonGroup")
                    .SelectMany(group => package.Rows("RadioButton").Where(button => Equals(button[0], group[8])).Select(button => (string)button[7]!)))
                .Select(text => Key().Match(text)).Where(match => match.Success).Select(match => match.Groups[1].Value.ToUpperInvariant()).ToList();

            CollectionAssert.AllItemsAreUnique(keys, $"{culture} {dialog}: {string.Join(' ', keys)}");
        }
    }

    /// <summary>Control.Help, for the tooltip, holds 50 characters.</summary>
    [TestMethod]
    [DynamicData(nameof(Cultures))]
    public void Tooltips_FitTheirColumn(string culture) =>
        Assert.IsEmpty(PackageTexts.Package(culture).Rows("Control").Where(row => ((string?)row[11])?.Length > 50).Select(row => (string?)row[11]));

    [TestMethod]
    [DataRow("de-de")]
    [DataRow("fr-fr")]
    [DataRow("ja-jp")]
    public void Texts_AreTranslated_WithTheSamePlaces(string culture)
    {
        foreach (var family in new[] { "", "Ui.", "../src/WindowsInstaller.Build/StockDialogs/" })
        {
            var english = Strings($"{family}en-us.wxl");
            var translated = Strings($"{family}{culture}.wxl");

            CollectionAssert.AreEqual(english.Keys.Order().ToArray(), translated.Keys.Order().ToArray(), family + culture);
            foreach (var (id, text) in english)
            {
                CollectionAssert.AreEquivalent(Places(text), Places(translated[id]), $"{culture} {id}");
                Assert.AreEqual(Key().IsMatch(text), Key().IsMatch(translated[id]), $"{culture} {id}: the key");
            }
        }
    }

    /// <summary>
    /// Windows Installer hands only public properties over to the part of it that installs, and to an elevated one only those that are Secure.
    /// (In Wine both parts are one, so no test by running can show it.) The rest of what the pages set is for the pages.
    /// </summary>
    [TestMethod]
    public void Properties_ThatThePagesSet_ReachTheInstallation()
    {
        var package = PackageTexts.Package("en-us");
        var secure = ((string)package.Rows("Property").Single(row => row[0] is "SecureCustomProperties")[1]!).Split(';').ToHashSet();
        var settings = Settings.All.Select(setting => setting.Property).ToHashSet();
        var edited = package.Rows("Control").Select(row => (string?)row[8]).OfType<string>().ToHashSet();

        Assert.IsEmpty(edited.Where(property => settings.Contains(property) && !secure.Contains(property)));
        CollectionAssert.AreEquivalent(
            new[] { "SMTPADDRESS", "MAILBOXUSER", "SERVER", "PROXY", "PRINCIPAL", "AUTHENTICATION" },
            edited.Where(settings.Contains).ToArray());
        foreach (var condition in package.Rows("InstallExecuteSequence").Select(row => (string?)row[1]).OfType<string>())
        {
            Assert.DoesNotContain("Wizard", condition);
            Assert.DoesNotContain("WIZARD", condition);
        }
    }

    [TestMethod]
    public void Fields_FollowTheirLabels_ForScreenReaders()
    {
        var controls = PackageTexts.Package("en-us").Rows("Control").ToDictionary(row => ((string)row[0]!, (string)row[1]!));
        var fields = controls.Values.Where(row => row[2] is "Edit" or "ComboBox" && PackageTexts.OwnDialogs.Contains((string)row[0]!)).ToList();

        Assert.HasCount(7, fields);
        foreach (var field in fields)
        {
            Assert.AreEqual(field[1], controls[((string)field[0]!, field[1] + "Label")][10], "Control_Next of the label");
        }
    }

    /// <summary>The pictures are what their sources draw; another version of the renderer may round an edge differently.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "drawn with librsvg and ImageMagick")]
    public void Pictures_AreDrawnFromTheirSources()
    {
        const double Alike = 0.02;

        var folder = Directory.CreateTempSubdirectory("graphics").FullName;
        var drawn = ProcessRunner.Run($"{Repository.PathOf("installer/graphics/draw.sh")} '{folder}'", Path.Combine(folder, "draw.txt"));
        Assert.AreEqual(0, drawn.ExitCode, drawn.Output);
        foreach (var name in new[] { "banner.bmp", "dialog.bmp", "outlook-profile.ico" })
        {
            var committed = Repository.PathOf("installer/graphics/" + name);
            if (File.ReadAllBytes(committed).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, name))))
            {
                continue;
            }

            // Prints "12.3 (0.0042)".
            var compared = ProcessRunner.Run($"compare -metric RMSE '{committed}[0]' '{Path.Combine(folder, name)}[0]' null:", Path.Combine(folder, "compare.txt"));
            var difference = double.Parse(compared.Output.Split('(', ')')[1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.IsLessThan(Alike, difference, name);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The controls with what they show: the summary with a long name, a mistake with all of its fields. The stand-ins have the places of the stock dialogs, and our texts.</summary>
    private static IEnumerable<(string Dialog, string Name, string Type, int Width, int Height, string Text)> Controls(InstallerDatabase package, string culture)
    {
        var session = PackageTexts.Session(culture)
            .WithConfiguration("""{ "server": { "fqdn": "exchange.headquarters.example.com" }, "mailbox": { "smtpAddress": "christopher.robinson@example.com", "user": "christopher.robinson" } }""");
        SummaryPage.Enter(new WizardSession(session));
        session.With("FailureCause", "Outlook is running for christopher.robinson; close it and try again.")
            .With("FailureLog", session.Texts["Wizard_FailureNoLog"])
            .With("TestResult", ConnectionTest.Describe(new WizardSession(session), CheckFindings.Read(LongFindings), "exchange.headquarters.example.com"));

        foreach (var row in package.Rows("Control").Where(row => row[2] is "Text" or "PushButton" or "CheckBox"))
        {
            var text = Fill(session.Properties, (string?)row[9] ?? "");
            if (((int)row[7]! & NoPrefix) == 0)
            {
                text = text.Replace("&", "", StringComparison.Ordinal);
            }

            if (text.Length > 0)
            {
                yield return ((string)row[0]!, (string)row[1]!, (string)row[2]!, (int)row[5]!, (int)row[6]!, text);
            }
        }

        foreach (var row in package.Rows("RadioButton"))
        {
            yield return ((string)row[0]!, (string)row[2]!, "RadioButton", (int)row[5]!, (int)row[6]!, Fill(session.Properties, (string)row[7]!).Replace("&", "", StringComparison.Ordinal));
        }
    }

    private static string Fill(Dictionary<string, string> properties, string text) =>
        Property().Replace(text, match => match.Groups[1].Value == "LogonUser" ? "christopher.robinson" : properties.GetValueOrDefault(match.Groups[1].Value, ""));

    private static string Letters(string text) => Blank().Replace(text, "");

    private static bool HasRoom(TextMeasure measure, string text, int width, int height) =>
        measure.Lines(text, 8, false, width * PixelsPerUnit) * TextMeasure.LineHeight(8) <= (height * PixelsPerUnit) + 1
        && TextMeasure.Pieces(text.Replace("\r\n", " ", StringComparison.Ordinal)).Max(piece => measure.Width(piece.TrimEnd(), 8, false)) <= width * PixelsPerUnit;

    /// <summary>What the actions and the tool may have to say: the catalogues' texts, in the language or, for English, their keys.</summary>
    private static IEnumerable<string> Messages(string culture) =>
        new[] { "OutlookProfile", "OutlookProfile.CustomActions", "OutlookProfile.Connectivity" }
            .SelectMany(assembly => Entry().Matches(File.ReadAllText(Repository.PathOf($"src/{assembly}/Texts/{(culture == "en-us" ? "de" : culture[..2])}.po"))))
            .Select(entry => entry.Groups[culture == "en-us" ? 1 : 2].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal))
            .Where(text => text.Length > 0);

    private static Dictionary<string, string> Strings(string file) =>
        XDocument.Load(Repository.PathOf("installer/" + file)).Root!.Elements().ToDictionary(element => (string)element.Attribute("Id")!, element => (string)element.Attribute("Value")!);

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"^\{\\(\w+)\}")]
    private static partial Regex Style();

    [GeneratedRegex("&(.)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex Property();

    [GeneratedRegex("^msgid \"(.*)\"\nmsgstr \"(.*)\"$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{\d\}|\[\w+\]|\{\\\w+\}")]
    private static partial Regex Place();
}
