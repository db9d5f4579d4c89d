using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using WindowsInstaller.Database;

namespace OutlookProfile.Bench.Figures;

/// <summary>The shipped package without its actions; the profile's values are rows of its Registry table instead.</summary>
internal static class PlainPackage
{
    /// <summary>msidbRegistryRootCurrentUser (msidefs.h).</summary>
    private const int CurrentUser = 1;

    public static byte[] Make()
    {
        var package = InstallerDatabase.Open(Repository.Package);
        RemoveActions(package);
        var component = (string)package.Tables["Component"].Rows[0][0]!;
        var table = new Table("Registry",
        [
            Column.FromIdt("Registry", "s72", key: true),
            Column.FromIdt("Root", "i2"),
            Column.FromIdt("Key", "l255"),
            Column.FromIdt("Name", "L255"),
            Column.FromIdt("Value", "L0"),
            Column.FromIdt("Component_", "s72"),
        ]);
        foreach (var (value, number) in Values().Select((value, number) => (value, number)))
        {
            table.Rows.Add([string.Create(CultureInfo.InvariantCulture, $"R{number}"), CurrentUser, value.Key, value.Value.Name, Formatted(value.Value), component]);
        }

        package.Tables["Registry"] = table;
        foreach (var (action, sequence) in new[] { ("RemoveRegistryValues", 2600), ("WriteRegistryValues", 5000) })
        {
            package.Tables["InstallExecuteSequence"].Set(action, null, sequence);
        }

        return package.ToBytes();
    }

    /// <summary>What the worked example makes on a machine without a profile.</summary>
    private static SetValue[] Values()
    {
        var user = new TargetUser("user", "PC", null, "PC", () => null, @"C:\users\user\AppData\Local\OutlookProfile\Autodiscover");
        var configuration = ConfigurationReader.Read(File.ReadAllText(Repository.PathOf("config/acme.json")), "acme.json");
        return [.. ProfilePlanner.Plan(configuration, [OutlookVersion.Outlook2010], user, new MemoryRegistry()).Changes.OfType<SetValue>()];
    }

    private static void RemoveActions(InstallerDatabase package)
    {
        var actions = package.Tables["CustomAction"].Rows.Select(row => (string)row[0]!).ToHashSet(StringComparer.Ordinal);
        package.Tables.Remove("CustomAction");
        foreach (var sequence in package.Tables.Values.Where(table => table.Name.EndsWith("Sequence", StringComparison.Ordinal)))
        {
            sequence.Rows.RemoveAll(row => actions.Contains((string)row[0]!));
        }

        package.Tables["Binary"].Rows.RemoveAll(row => (string?)row[0] == "Actions");
    }

    /// <summary>As the Registry table spells values (Registry table, Value): #x for binary, # for a number.</summary>
    private static string Formatted(RegistryValue value) => value.Type switch
    {
        RegistryValueType.DWord => "#" + value.AsDWord()!.Value.ToString(CultureInfo.InvariantCulture),
        RegistryValueType.Binary => "#x" + Convert.ToHexString(value.Data),
        _ => value.AsText() ?? throw new InvalidDataException($"{value} is no text."),
    };
}
