using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Package;

/// <summary>THIRD-PARTY-NOTICES.txt names every package that restoring resolved for what a release contains.</summary>
[TestClass]
public sealed class NoticesTests
{
    private static readonly string Notices = File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.txt"));

    /// <summary>Compilers and reference assemblies, of which nothing ships, and .NET itself, which has its own entry.</summary>
    private static readonly string[] OfDotNet =
        ["Microsoft.DotNet.ILCompiler", "Microsoft.NET.ILLink.Tasks", "Microsoft.NETFramework.ReferenceAssemblies", "runtime."];

    [TestMethod]
    [DataRow("OutlookProfile.Cli")]
    [DataRow("OutlookProfile.CustomActions")]
    public void Notices_NameEveryPackage(string project)
    {
        var unnamed = Packages(project)
            .Where(package => !OfDotNet.Any(prefix => package.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(package => !Notices.Contains(package, StringComparison.Ordinal));

        Assert.IsEmpty(unnamed, string.Join(", ", unnamed));
    }

    /// <summary>Direct and transitive, as NuGet resolved them.</summary>
    private static List<string> Packages(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"src/{project}/obj/project.assets.json")));
        return assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')[0]).ToList();
    }
}
