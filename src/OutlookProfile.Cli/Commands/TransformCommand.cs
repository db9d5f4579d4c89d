using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using OutlookProfile.Cli.Sites;
using OutlookProfile.Cli.Transforms;
using OutlookProfile.Configuration;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli.Commands;

/// <summary>transform: a site's configuration, or a fleet's, as .mst files for one package; or what such a file changes.</summary>
internal sealed class TransformCommand
{
    private readonly Option<string> msi = new("--msi") { Description = "The package that the transform is for.", HelpName = "BASE", Required = true };
    private readonly Option<string> config = new("--config") { Description = "The site's configuration; with --sites what all sites have in common.", HelpName = "CONFIG" };
    private readonly Option<string> sites = new("--sites")
    {
        Description = "A CSV file with one row for each site: the column \"site\", then settings by path or property.",
        HelpName = "SITES.csv",
    };

    private readonly Option<string> output = new("--output") { Description = "The transform to write; with --sites the folder.", HelpName = "OUT" };
    private readonly Option<string> show = new("--show") { Description = "Print what this transform changes in the package, and write nothing.", HelpName = "FILE.mst" };

    public static Command Create() => new TransformCommand().CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("transform", "Make a transform (.mst) for a site, or for each site of a fleet, or show what one changes.") { msi, config, sites, output, show };
        command.Validators.Add(CheckOptions);
        command.SetAction(Run);
        return command;
    }

    private void CheckOptions(CommandResult result)
    {
        var (hasConfig, hasSites, hasOutput, hasShow) = (Has(config), Has(sites), Has(output), Has(show));
        if (hasShow ? hasConfig || hasSites || hasOutput : !hasOutput || !(hasConfig || hasSites))
        {
            result.AddError("Give --config and --output for one site, --sites and --output for a fleet, or --show alone.");
        }

        bool Has(Option option) => result.GetResult(option) is not null;
    }

    private int Run(ParseResult parsed)
    {
        foreach (var line in Lines(parsed))
        {
            parsed.InvocationConfiguration.Output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    /// <summary>What was written, or what the transform changes.</summary>
    private IEnumerable<string> Lines(ParseResult parsed)
    {
        var package = parsed.GetRequiredValue(msi);
        if (parsed.GetValue(show) is { } file)
        {
            return TransformDescription.Lines(InputFile.Open(file, Transform.Open), BasePackage.Open(package));
        }

        var common = parsed.GetValue(config);
        var json = common is null ? null : ConfigurationFile.Read(common);
        var path = parsed.GetRequiredValue(output);
        return parsed.GetValue(sites) is { } csv
            ? WriteFleet(package, SitesReader.Read(ConfigurationFile.Read(csv, SitesReader.LargestFile), csv, json, common), path, parsed.InvocationConfiguration.Error)
            : WriteSite(package, json!, common!, path);
    }

    private static IEnumerable<string> WriteSite(string package, string json, string name, string path)
    {
        ConfigurationReader.Read(json, name);
        BasePackage.Open(package).WithConfiguration(json).Save(path);
        return [path];
    }

    private static IEnumerable<string> WriteFleet(string package, IReadOnlyList<Site> fleet, string folder, TextWriter error)
    {
        using var progress = new ProgressLine(error, fleet.Count);
        return FleetFolder.Write(BasePackage.Open(package), fleet, folder, progress.Show);
    }
}
