using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Deploy;

[TestClass]
public sealed class GroupPolicyTableTests
{
    private const string Policies = @"Software\Policies\";

    /// <summary>A configuration that asks for every policy value there is.</summary>
    private static readonly ProfileConfiguration Everything = TestData.Acme with
    {
        CachedMode = new(true, Download.Headers, SyncWindow.Months3, SharedFolders.All),
        Http = TestData.Acme.Http with { Enforce = true },
    };

    [TestMethod]
    public void Table_ListsThePolicyValuesThatArePlanned()
    {
        var planned = OutlookVersions.All
            .SelectMany(version => ProfilePlanner.Plan(Everything, version, TestData.Jane, new MemoryRegistry()).Changes
                .OfType<SetValue>()
                .Where(change => change.Key.StartsWith(Policies, StringComparison.Ordinal))
                .Select(change => (Row: $"{change.Key.Replace(version.Number(), "VERSION")} {change.Value.Name} {TypeOf(change.Value)}", Version: version.Number())))
            .GroupBy(value => value.Row, value => value.Version)
            .Select(row => $"{row.Key} {string.Join(", ", row)}")
            .ToArray();

        var documented = File.ReadAllLines(Path.Combine(TestData.Repository, "installer", "deploy", "group-policy", "README.md"))
            .Where(line => line.StartsWith($"| `{Policies}", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => $"{cells[1].Trim(' ', '`')} {cells[2].Trim(' ', '`')} {cells[4].Trim()} {cells[3].Trim()}")
            .ToArray();

        CollectionAssert.AreEquivalent(planned, documented, string.Join("\n", planned));
    }

    private static string TypeOf(RegistryValue value) => value.Type == RegistryValueType.DWord ? "REG_DWORD" : "REG_EXPAND_SZ";
}
