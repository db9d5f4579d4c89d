using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using Installer.Tests.Harness;

namespace Installer.Tests.Toolset;

/// <summary>
/// A project as MSBuild evaluates it on Windows, on any system: a copy of the project files, OS=Windows_NT, and a stand-in for the
/// packages of the toolset that does in props and targets what WixToolset.Sdk 5.0.2 does (src/wix/WixToolset.Sdk in wixtoolset/wix).
/// Only evaluated; nothing is built.
/// </summary>
internal sealed class WindowsEvaluation
{
    /// <summary>As tools/wix.props: Directory.Build.props and Directory.Packages.props come in by Microsoft.Common.props, then the target framework.</summary>
    private const string Props = """
        <Project>
          <Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props" />
          <PropertyGroup>
            <TargetFramework>native</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>As tools/wix.targets: what is compiled without being named.</summary>
    private const string Targets = """
        <Project>
          <ItemGroup>
            <Compile Include="**/*.wxs" Condition=" '$(EnableDefaultCompileItems)' != 'false' " />
            <EmbeddedResource Include="**/*.wxl" />
          </ItemGroup>
        </Project>
        """;

    private readonly JsonElement properties;
    private readonly JsonElement items;

    private WindowsEvaluation(JsonElement evaluated)
    {
        properties = evaluated.GetProperty("Properties");
        items = evaluated.GetProperty("Items");
    }

    /// <param name="project">Relative to the repository.</param>
    /// <param name="globals">Global properties, Name=Value.</param>
    public static WindowsEvaluation Of(string project, string[] propertyNames, string[] itemNames, params string[] globals)
    {
        var folder = Directory.CreateTempSubdirectory("toolset-");
        try
        {
            CopyProjects(folder.FullName);
            PackStandIn(folder.CreateSubdirectory("feed").FullName);
            File.WriteAllText(
                Path.Combine(folder.FullName, "nuget.config"),
                """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
            string[] options =
            [
                $"-getProperty:{string.Join(',', propertyNames)}",
                $"-getItem:{string.Join(',', itemNames)}",
                "-p:OS=Windows_NT",
                .. globals.Select(global => $"-p:{global}"),
            ];
            return new WindowsEvaluation(JsonDocument.Parse(MSBuild(folder.FullName, project, options)).RootElement);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public string Property(string name) => properties.GetProperty(name).GetString()!;

    /// <summary>The items, by identity; each with its metadata, where one that was not given is "".</summary>
    public IReadOnlyDictionary<string, Func<string, string>> Items(string name) =>
        items.GetProperty(name).EnumerateArray().ToDictionary(
            item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'),
            item => new Func<string, string>(metadata => item.TryGetProperty(metadata, out var value) ? value.GetString()! : ""));

    private static void CopyProjects(string folder)
    {
        string[] folders = ["installer", "src"];
        var projects = folders.SelectMany(source => Directory.EnumerateFiles(Repository.PathOf(source), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".wixproj" or ".csproj" or ".targets" or ".props" or ".wxs" or ".wxl")
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any());
        foreach (var file in projects.Concat(Directory.EnumerateFiles(Repository.Root, "Directory.*")).Append(Repository.PathOf("global.json")))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void PackStandIn(string feed)
    {
        using var package = ZipFile.Open(Path.Combine(feed, "WixToolset.Sdk.5.0.2.nupkg"), ZipArchiveMode.Create);
        Write("Sdk/Sdk.props", Props);
        Write("Sdk/Sdk.targets", Targets);
        Write("WixToolset.Sdk.nuspec", """
            <package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
              <metadata><id>WixToolset.Sdk</id><version>5.0.2</version><authors>stand-in</authors><description>stand-in</description></metadata>
            </package>
            """);

        void Write(string entry, string content)
        {
            using var writer = new StreamWriter(package.CreateEntry(entry).Open());
            writer.Write(content);
        }
    }

    private static string MSBuild(string folder, string project, string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", .. options])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{project} is not evaluated: {output}{errors.Result}");
    }
}
