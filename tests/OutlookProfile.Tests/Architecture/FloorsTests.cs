using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NetArchTest.Rules;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Architecture;

/// <summary>The floors of src/OutlookProfile, from the bottom up: each uses only those that stand beside it here (docs/architecture.md).</summary>
[TestClass]
public sealed class FloorsTests
{
    private const string Root = "OutlookProfile";

    private static readonly Assembly Domain = typeof(IRegistry).Assembly;

    private static readonly Dictionary<string, string[]> Floors = new()
    {
        ["Registry"] = [],
        ["Files"] = [],
        ["Mapi"] = ["Registry"],
        ["Windows"] = ["Registry", "Files"],
        ["Outlook"] = ["Registry", "Mapi", "Windows"],
        ["Configuration"] = ["Outlook", "Windows"],
        ["Changes"] = ["Registry"],
        ["Planning"] = ["Registry", "Mapi", "Outlook", "Configuration", "Changes"],
        ["Capture"] = ["Registry", "Mapi", "Outlook", "Configuration", "Planning"],
        ["Journaling"] = ["Registry", "Files", "Windows"],
        ["Transactions"] = ["Registry", "Files", "Windows", "Changes", "Journaling"],
        ["Users"] = ["Registry", "Windows", "Planning", "Journaling"],
        ["Installation"] =
            ["Registry", "Mapi", "Files", "Windows", "Outlook", "Configuration", "Changes", "Planning", "Journaling", "Transactions", "Users"],
    };

    public static IEnumerable<object[]> Names => Floors.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Floor_UsesOnlyThoseBelow_WhenCompiled(string floor)
    {
        var others = Floors.Keys.Except(Floors[floor]).Except([floor]).Select(NamespaceOf).ToArray();
        var result = Types.InAssembly(Domain)
            .That().ResideInNamespace(NamespaceOf(floor))
            .ShouldNot().HaveDependencyOnAny(others)
            .GetResult();
        Assert.IsTrue(
            result.IsSuccessful,
            $"{floor} may use {string.Join(", ", Floors[floor])}, but not what these use: {string.Join("; ", result.FailingTypes.Select(type => type.FullName))}");
    }

    [TestMethod]
    public void EveryNamespace_IsAFloor_WhenItHoldsTypes()
    {
        var unknown = Domain.GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith(Root + ".", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1])
            .Distinct()
            .Except(Floors.Keys);
        Assert.AreEqual("", string.Join(", ", unknown), "a folder without a floor");
    }

    [TestMethod]
    public void FloorsBelow_AreAFloor_AndStandBelow()
    {
        var order = Floors.Keys.ToList();
        foreach (var (floor, below) in Floors)
        {
            foreach (var other in below)
            {
                Assert.IsLessThan(order.IndexOf(floor), order.IndexOf(other), $"{floor} stands on {other}");
            }
        }
    }

    /// <summary>The domain and the tool: msi.dll's functions are the action DLL's own business, and the C library of Linux is the tool's.</summary>
    [TestMethod]
    public void Imports_LieInWindows_Always()
    {
        const BindingFlags Every = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var imports = new[] { Domain, typeof(OutlookProfile.Cli.Failures).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Every))
            .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) && method.GetCustomAttribute<DllImportAttribute>()?.Value != "libc")
            .ToArray();
        Assert.IsGreaterThan(50, imports.Length, "the imports were not found");
        var elsewhere = imports.Where(method => method.DeclaringType!.Namespace != NamespaceOf("Windows")).Select(method => $"{method.DeclaringType}.{method.Name}");
        Assert.AreEqual("", string.Join(", ", elsewhere), "imported outside Windows/");
    }

    private static string NamespaceOf(string floor) => $"{Root}.{floor}";
}
