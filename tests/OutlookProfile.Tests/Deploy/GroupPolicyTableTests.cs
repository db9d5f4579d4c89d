using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Deploy;

[TestClass]
public sealed class GroupPolicyTableTests
{
    private const string Policies = @"Software\Policies\";

    [TestMethod]
    public void Table_ListsThePolicyValuesThatArePlanned()
    {
        var planned = ProfilePlanner.Plan(TestData.Acme, OutlookVersions.All, TestData.Jane, new MemoryRegistry()).Changes
            .OfType<SetValue>()
            .Where(change => change.Key.StartsWith(Policies, StringComparison.Ordinal))
            .Select(change => $"{change.Key} {change.Value.Name}")
            .ToArray();

        var documented = File.ReadAllLines(Path.Combine(TestData.Repository, "installer", "deploy", "group-policy", "README.md"))
            .Where(line => line.StartsWith($"| `{Policies}", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => $"{cells[1].Trim(' ', '`')} {cells[2].Trim(' ', '`')}")
            .ToArray();

        CollectionAssert.AreEquivalent(planned, documented);
    }
}
