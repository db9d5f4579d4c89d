using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WindowsInstaller.Database;

namespace Installer.Tests.Package;

/// <summary>
/// Windows Installer's Internal Consistency Evaluators, so far as they can speak of a package like this one: each rule as its page in
/// "ICE Reference" has it, over the rows of a database. The toolset runs Microsoft's own on Windows; these say earlier what those would.
/// </summary>
internal static partial class InternalConsistency
{
    private const int Enabled = 2;
    private const int ErrorDialog = 0x10000;

    // msidefs.h, msidbCustomActionType*.
    private const int SourceKinds = 0x3F;
    private const int InScript = 0x400;

    private const int OnlyDetect = 2;
    private const int Bits64 = 0x100;

    private static readonly string[] ExecuteSequences = ["InstallExecuteSequence", "AdminExecuteSequence", "AdvtExecuteSequence"];
    private static readonly string[] UiSequences = ["InstallUISequence", "AdminUISequence"];

    /// <summary>Those of "Suggested InstallExecuteSequence" and "Suggested InstallUISequence" that a package like this one has, in their order.</summary>
    private static readonly string[] Order =
    [
        "FindRelatedProducts", "AppSearch", "LaunchConditions", "ValidateProductID", "CostInitialize", "FileCost", "CostFinalize", "MigrateFeatureStates", "ExecuteAction",
        "InstallValidate", "InstallInitialize", "ProcessComponents", "UnpublishFeatures", "RemoveFiles", "RemoveFolders", "CreateFolders", "InstallFiles",
        "RegisterUser", "RegisterProduct", "PublishFeatures", "PublishProduct", "InstallFinalize",
    ];

    public static IReadOnlyDictionary<string, Func<InstallerDatabase, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<InstallerDatabase, IEnumerable<string>>>
    {
        ["ICE08"] = package => Repeated(Rows(package, "Component").Select(row => Text(row[1]))),
        ["ICE13"] = package => ExecuteSequences.SelectMany(sequence => Actions(package, sequence)).Where(action => Dialogs(package).Contains(action)),
        ["ICE16"] = package => Properties(package).Where(property => property is { Key: "ProductName", Value.Length: > 63 }).Select(property => property.Value),
        ["ICE17"] = Controls,
        ["ICE20"] = RequiredDialogs,
        ["ICE23"] = TabOrder,
        ["ICE24"] = PropertyFormats,
        ["ICE27"] = SequenceOrder,
        ["ICE31"] = TextStyles,
        ["ICE34"] = package => Rows(package, "RadioButton").GroupBy(row => Text(row[0]))
            .Where(group => !group.Any(button => Text(button[2]) == Properties(package).GetValueOrDefault(group.Key))).Select(group => group.Key),
        ["ICE36"] = package => Rows(package, "Icon").Select(row => Text(row[0])).Where(icon => !Properties(package).ContainsValue(icon)),
        ["ICE44"] = DialogEvents,
        ["ICE45"] = ReservedBits,
        ["ICE46"] = Spellings,
        ["ICE61"] = package => Rows(package, "Upgrade").Where(row => ((int)row[4]! & OnlyDetect) == 0)
            .Where(row => row[2] is null || Version.Parse(Text(row[2])) > Version.Parse(Properties(package)["ProductVersion"]) || ((int)row[4]! & 0x200) != 0).Select(row => Text(row[6])),
        ["ICE63"] = RemoveExistingProducts,
        ["ICE68"] = package => Rows(package, "CustomAction").Where(row => ((int)row[1]! & SourceKinds) is not (1 or 2 or 5 or 6 or 7 or 17 or 18 or 19 or 21 or 22 or 23 or 34 or 35 or 37 or 38 or 50 or 51 or 53 or 54))
            .Select(row => Text(row[0])),
        ["ICE77"] = InScriptActions,
        ["ICE80"] = package => Text(package.Summary.Properties[SummaryInformation.Template]).StartsWith("x64;", StringComparison.Ordinal)
            ? Rows(package, "Component").Where(row => ((int)row[3]! & Bits64) == 0).Select(row => Text(row[0]))
            : ["Template"],
        ["ICE82"] = package => ExecuteSequences.Concat(UiSequences).SelectMany(sequence => Repeated(Rows(package, sequence).Select(row => $"{sequence} {row[2]}"))),
        ["ICE86"] = package => Conditions(package).Where(condition => AdminUser().IsMatch(condition)),
        ["ICE87"] = package => Properties(package).Keys.Intersect(["ADDLOCAL", "REMOVE", "REINSTALL", "REINSTALLMODE", "ADDSOURCE", "ADDDEFAULT", "ADVERTISE", "COMPADDLOCAL", "FILEADDLOCAL"]),
        ["ICE93"] = package => Rows(package, "CustomAction").Select(row => Text(row[0])).Intersect(Order),
        ["ICE99"] = package => Rows(package, "Directory").Select(row => Text(row[0]))
            .Intersect(["Date", "Time", "LogonUser", "UserSID", "UserLanguageID", "ComputerName", "Installed", "Privileged", "VersionNT", "VersionNT64", "ProductName", "Manufacturer"]),
        ["ICE101"] = package => Rows(package, "Feature").Select(row => Text(row[0])).Where(name => name.Length > 38),
    };

    /// <summary>ICE17: what a control shows or offers is there; a button that can be pressed does something.</summary>
    private static IEnumerable<string> Controls(InstallerDatabase package)
    {
        var pictures = Rows(package, "Binary").Select(row => Text(row[0])).ToHashSet();
        var events = Rows(package, "ControlEvent").Select(row => (row[0], row[1])).ToHashSet();
        foreach (var row in Rows(package, "Control"))
        {
            var (type, property, text) = (Text(row[2]), Text(row[8]), Text(row[9]));
            var wrong = type switch
            {
                "Bitmap" or "Icon" => !text.StartsWith('[') && !pictures.Contains(text),
                "PushButton" => ((int)row[7]! & Enabled) != 0 && !events.Contains((row[0], row[1])),
                "RadioButtonGroup" => Rows(package, "RadioButton").All(button => Text(button[0]) != property),
                "ComboBox" or "ListBox" => property != "FileInUseProcess" && Rows(package, type).All(item => Text(item[0]) != property),
                "CheckBox" or "Edit" => property.Length == 0,
                _ => false,
            };
            if (wrong)
            {
                yield return $"{row[0]}.{row[1]}";
            }
        }
    }

    /// <summary>ICE20: a dialog for files in use, one for errors with a text, and an end of each kind in both user interfaces.</summary>
    private static IEnumerable<string> RequiredDialogs(InstallerDatabase package)
    {
        var error = Rows(package, "Dialog").FirstOrDefault(row => Text(row[0]) == Properties(package).GetValueOrDefault("ErrorDialog"));
        if (error is null || ((int)error[5]! & ErrorDialog) == 0 || !Rows(package, "Control").Any(row => row[0] == error[0] && row[1] is "ErrorText" && row[2] is "Text"))
        {
            yield return "ErrorDialog";
        }

        if (!Dialogs(package).Contains("FilesInUse"))
        {
            yield return "FilesInUse";
        }

        var known = Dialogs(package).Concat(Rows(package, "CustomAction").Select(row => Text(row[0]))).ToHashSet();
        foreach (var (sequence, end) in UiSequences.SelectMany(sequence => new[] { -1, -2, -3 }.Select(end => (sequence, end))))
        {
            if (!Rows(package, sequence).Any(row => (int)row[2]! == end && known.Contains(Text(row[0]))))
            {
                yield return $"{sequence} {end}";
            }
        }
    }

    /// <summary>ICE23: from the first control the tabulator leads once round, and nothing leads into or out of the ring from aside.</summary>
    private static IEnumerable<string> TabOrder(InstallerDatabase package)
    {
        foreach (var dialog in Rows(package, "Dialog"))
        {
            var next = Rows(package, "Control").Where(row => Text(row[0]) == Text(dialog[0])).ToDictionary(row => Text(row[1]), row => Text(row[10]));
            if (dialog.Skip(7).Take(3).OfType<string>().Any(control => !next.ContainsKey(control)))
            {
                yield return $"{dialog[0]}: first, default or cancel";
                continue;
            }

            var ring = new List<string>();
            var control = Text(dialog[7]);
            for (; next.ContainsKey(control) && !ring.Contains(control); control = next[control])
            {
                ring.Add(control);
            }

            if ((control != Text(dialog[7]) && ring.Count > 1) || next.Any(pair => pair.Value.Length > 0 && !ring.Contains(pair.Key)))
            {
                yield return $"{dialog[0]}: {string.Join(" > ", ring)} > {control}";
            }
        }
    }

    /// <summary>ICE24: ProductCode, UpgradeCode, ProductVersion and ProductLanguage in their formats.</summary>
    private static IEnumerable<string> PropertyFormats(InstallerDatabase package) => new (string Property, Regex Format)[]
    {
        ("ProductCode", Guid()), ("UpgradeCode", Guid()), ("ProductVersion", ProductVersion()), ("ProductLanguage", Number()), ("Manufacturer", Anything()), ("ProductName", Anything()),
    }.Where(rule => !Properties(package).TryGetValue(rule.Property, out var value) || !rule.Format.IsMatch(value)).Select(rule => rule.Property);

    /// <summary>ICE27: standard actions in their order, dialogs after the costs and before the execution.</summary>
    private static IEnumerable<string> SequenceOrder(InstallerDatabase package)
    {
        foreach (var sequence in ExecuteSequences.Concat(UiSequences))
        {
            var numbers = Rows(package, sequence).ToDictionary(row => Text(row[0]), row => (int)row[2]!);
            var ordered = Order.Where(numbers.ContainsKey).Select(action => (action, numbers[action])).ToList();
            foreach (var (before, after) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.Item2 >= pair.Second.Item2))
            {
                yield return $"{sequence}: {before.action} not before {after.action}";
            }

            foreach (var (dialog, number) in numbers.Where(pair => pair.Value > 0 && Dialogs(package).Contains(pair.Key) && pair.Key != "PrepareDlg"))
            {
                if (number <= numbers["CostFinalize"] || number >= numbers["ExecuteAction"])
                {
                    yield return $"{sequence}: {dialog}";
                }
            }
        }
    }

    /// <summary>ICE31: a text's style is one of TextStyle.</summary>
    private static IEnumerable<string> TextStyles(InstallerDatabase package)
    {
        var styles = Rows(package, "TextStyle").Select(row => Text(row[0])).ToHashSet();
        return Rows(package, "Control").Select(row => (Name: $"{row[0]}.{row[1]}", Text: Text(row[9])))
            .Concat(Rows(package, "RadioButton").Select(row => (Name: $"{row[0]}", Text: Text(row[7]))))
            .Append((Name: "DefaultUIFont", Text: $@"{{\{Properties(package).GetValueOrDefault("DefaultUIFont")}}}"))
            .Where(control => Style().Match(control.Text) is { Success: true } style && !styles.Contains(style.Groups[1].Value))
            .Select(control => control.Name);
    }

    /// <summary>ICE44: where an event leads to a dialog, it is there.</summary>
    private static IEnumerable<string> DialogEvents(InstallerDatabase package) => Rows(package, "ControlEvent")
        .Where(row => Text(row[2]) switch
        {
            "NewDialog" or "SpawnDialog" or "SpawnWaitDialog" => !Dialogs(package).Contains(Text(row[3])),
            "EndDialog" => Text(row[3]) is not ("Exit" or "Return" or "Retry" or "Ignore") && !Text(row[3]).StartsWith("Error", StringComparison.Ordinal),
            "DoAction" => Rows(package, "CustomAction").All(action => Text(action[0]) != Text(row[3])),
            _ => false,
        })
        .Select(row => $"{row[0]}.{row[1]} {row[2]} {row[3]}");

    /// <summary>ICE45: bits that this version of Windows Installer keeps for itself.</summary>
    private static IEnumerable<string> ReservedBits(InstallerDatabase package) => new (string Table, int Column, int Allowed)[]
    {
        ("Dialog", 5, 0x1FF | ErrorDialog), ("Component", 3, 0x3FF | 0xC00), ("Feature", 7, 0x3F), ("File", 6, 0x7E07), ("Upgrade", 4, 0x707), ("CustomAction", 1, 0xFFFF), ("TextStyle", 4, 0xF),
    }.SelectMany(rule => Rows(package, rule.Table).Where(row => row[rule.Column] is int bits && (bits & ~rule.Allowed) != 0).Select(row => $"{rule.Table} {row[0]}"));

    /// <summary>ICE46: a property has one spelling, wherever it is named.</summary>
    private static IEnumerable<string> Spellings(InstallerDatabase package)
    {
        var formatted = package.Tables.Values.SelectMany(table => table.Rows).SelectMany(row => row.OfType<string>()).SelectMany(cell => Reference().Matches(cell)).Select(match => match.Groups[1].Value);
        var tested = Conditions(package).SelectMany(condition => Identifier().Matches(Quoted().Replace(condition, ""))).Select(match => match.Value).Where(word => word is not ("AND" or "OR" or "NOT"));
        var bound = Rows(package, "Control").Select(row => Text(row[8])).Where(property => property.Length > 0);
        return Properties(package).Keys.Concat(formatted).Concat(tested).Concat(bound).Distinct(StringComparer.Ordinal)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => string.Join(", ", group));
    }

    /// <summary>ICE63: older versions go between validation and the beginning, right after the beginning, or at the very end.</summary>
    private static IEnumerable<string> RemoveExistingProducts(InstallerDatabase package)
    {
        var numbers = Rows(package, "InstallExecuteSequence").ToDictionary(row => Text(row[0]), row => (int)row[2]!);
        var (place, begin, end) = (numbers["RemoveExistingProducts"], numbers["InstallInitialize"], numbers["InstallFinalize"]);
        var firstAfterwards = numbers.Values.Where(number => number > begin && number != place).Min();
        return (place > numbers["InstallValidate"] && place < begin) || (place > begin && place < firstAfterwards) || place > end ? [] : ["RemoveExistingProducts"];
    }

    /// <summary>ICE77: what goes into the script stands between InstallInitialize and InstallFinalize, and nowhere else.</summary>
    private static IEnumerable<string> InScriptActions(InstallerDatabase package)
    {
        var inScript = Rows(package, "CustomAction").Where(row => ((int)row[1]! & InScript) != 0).Select(row => Text(row[0])).ToHashSet();
        var numbers = Rows(package, "InstallExecuteSequence").ToDictionary(row => Text(row[0]), row => (int)row[2]!);
        return inScript.Where(action => numbers.TryGetValue(action, out var number) && (number <= numbers["InstallInitialize"] || number >= numbers["InstallFinalize"]))
            .Concat(UiSequences.SelectMany(sequence => Actions(package, sequence)).Where(inScript.Contains));
    }

    private static IEnumerable<object?[]> Rows(InstallerDatabase package, string table) => package.Tables.TryGetValue(table, out var found) ? found.Rows : [];

    private static IEnumerable<string> Actions(InstallerDatabase package, string sequence) => Rows(package, sequence).Select(row => Text(row[0]));

    private static HashSet<string> Dialogs(InstallerDatabase package) => [.. Rows(package, "Dialog").Select(row => Text(row[0]))];

    private static Dictionary<string, string> Properties(InstallerDatabase package) => Rows(package, "Property").ToDictionary(row => Text(row[0]), row => Text(row[1]));

    private static IEnumerable<string> Conditions(InstallerDatabase package) => ExecuteSequences.Concat(UiSequences).SelectMany(sequence => Rows(package, sequence).Select(row => Text(row[1])))
        .Concat(Rows(package, "ControlCondition").Select(row => Text(row[3])))
        .Concat(Rows(package, "ControlEvent").Select(row => Text(row[4])))
        .Concat(Rows(package, "LaunchCondition").Select(row => Text(row[0])));

    private static IEnumerable<string> Repeated(IEnumerable<string> values) => values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => group.Key);

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex("^[{][0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}[}]$")]
    private static partial Regex Guid();

    [GeneratedRegex(@"^\d{1,3}\.\d{1,3}\.\d{1,5}$")]
    private static partial Regex ProductVersion();

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(".")]
    private static partial Regex Anything();

    [GeneratedRegex(@"^\{(?:\\|&)([^}]*)\}")]
    private static partial Regex Style();

    [GeneratedRegex(@"\[([A-Za-z_][A-Za-z0-9_.]*)\]")]
    private static partial Regex Reference();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[A-Za-z_][A-Za-z0-9_.]*\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\bAdminUser\b")]
    private static partial Regex AdminUser();
}
