using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Sites;
using OutlookProfile.Cli.Transforms;
using OutlookProfile.Cli.Usage;
using OutlookProfile.Configuration;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli.Commands;

/// <summary>transform: a site's configuration, or a fleet's, as .mst files for one package; or what such a file changes.</summary>
internal sealed class TransformCommand
{
    private readonly Option<string> msi = new("--msi") { Description = Terminal.Say($"The package that the transform is for."), HelpName = "BASE", Required = true };
    private readonly Option<string> config = new("--config") { Description = Terminal.Say($"The site's configuration; with --sites what all sites have in common."), HelpName = "CONFIG" };
    private readonly Option<string> sites = new("--sites")
    {
        Description = Terminal.Say($"A CSV file with one row for each site: the column \"site\", then settings by path or property."),
        HelpName = "SITES.csv",
    };

    private readonly Option<string[]> page = new("--page")
    {
        Description = Terminal.Say($"How the package's wizard shows a page, for each page that it shall not decide itself: {WizardPage.Expected}."),
        HelpName = "PAGE=MODE",
    };

    private readonly Option<string> output = new("--output") { Description = Terminal.Say($"The transform to write; with --sites the folder."), HelpName = "OUT" };
    private readonly Option<string> summary = new("--summary") { Description = Terminal.Say($"With --sites: also write a table of site, file, SHA-256 and command line."), HelpName = "FILE.csv" };
    private readonly Option<bool> verbose = new("--verbose") { Description = Terminal.Say($"With --sites: name every transform that was written.") };
    private readonly Option<string> show = new("--show") { Description = Terminal.Say($"Print what this transform changes in the package, and write nothing."), HelpName = "FILE.mst" };

    public static Command Create() => new TransformCommand().CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("transform", Terminal.Say($"Make a transform (.mst) for a site, or for each site of a fleet, or show what one changes."))
        {
            msi, config, sites, page, output, summary, verbose, show,
        };
        command.Validators.Add(CheckOptions);
        command.SetAction(Run);
        return command;
    }

    private void CheckOptions(CommandResult result)
    {
        var (hasConfig, hasSites, hasOutput, hasShow) = (result.Has(config), result.Has(sites), result.Has(output), result.Has(show));
        if (hasShow ? hasConfig || hasSites || hasOutput || result.Has(page) : !hasOutput || !(hasConfig || hasSites))
        {
            result.AddError(Terminal.Say($"Give --config and --output for one site, --sites and --output for a fleet, or --show alone."));
        }
        else if (!hasSites && (result.Has(summary) || result.Has(verbose)))
        {
            result.AddError(Terminal.Say($"--summary and --verbose go with --sites."));
        }

        WizardPage.Parse(result.GetResult(page)?.Tokens.Select(token => token.Value) ?? [], out var mistake);
        if (mistake is not null)
        {
            result.AddError(Terminal.Say(mistake));
        }
    }

    private int Run(ParseResult parsed)
    {
        var console = parsed.InvocationConfiguration;
        var package = parsed.GetRequiredValue(msi);
        if (parsed.GetValue(show) is { } file)
        {
            return Show(console, package, file);
        }

        return parsed.GetValue(sites) is { } csv
            ? WriteFleet(parsed, package, csv)
            : WriteSite(console.Output, package, Pages(parsed), parsed.GetRequiredValue(config), parsed.GetRequiredValue(output));
    }

    private IReadOnlyList<WizardPage> Pages(ParseResult parsed) => WizardPage.Parse(parsed.GetValue(page) ?? [], out _);

    private static int Show(InvocationConfiguration console, string msi, string file)
    {
        var transform = InputFile.Open(file, InputFile.LargestPackage, Transform.Open);
        var package = BasePackage.Open(msi);
        foreach (var line in TransformDescription.Lines(transform, package))
        {
            console.Output.Say(line);
        }

        if (package.WhyRefused(transform) is { } reason)
        {
            console.Error.Say($"warning: {file}: {reason}");
        }

        return ExitCode.Done;
    }

    private static int WriteSite(TextWriter console, string package, IReadOnlyList<WizardPage> pages, string config, string path)
    {
        var json = ConfigurationInput.ReadText(config);
        ConfigurationReader.Read(json, ConfigurationInput.NameOf(config));
        OutputFile.Check(path, package, config);
        if (path.EndsWith(".msi", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"{path}: this is a package's name, and msiexec would take the transform for one; name it {Path.ChangeExtension(path, SiteTransform.Extension)}, or make a package with: outlookprofile package msi");
        }

        OutputFile.Write(path, BasePackage.Open(package).WithConfiguration(json, pages).ToBytes(), package, config);
        console.WriteLine(path);
        return ExitCode.Done;
    }

    private int WriteFleet(ParseResult parsed, string package, string csv)
    {
        var (common, folder, table) = (parsed.GetValue(config), parsed.GetRequiredValue(output), parsed.GetValue(summary));
        var fleet = SitesReader.Read(
            ConfigurationInput.ReadText(csv, SitesReader.LargestFile),
            ConfigurationInput.NameOf(csv),
            common is null ? null : ConfigurationInput.ReadText(common),
            common is null ? null : ConfigurationInput.NameOf(common));
        if (table is not null)
        {
            OutputFile.Check(table, package, csv, common);
        }

        var made = MakeFleet(package, fleet, Pages(parsed), folder, [package, csv, common], parsed.InvocationConfiguration.Error);
        if (table is not null)
        {
            OutputFile.Write(table, file => SiteTransform.WriteSummary(file, made, package), package, csv, common);
        }

        Report(parsed.InvocationConfiguration.Output, made, folder, parsed.GetValue(verbose), table);
        return ExitCode.Done;
    }

    private static IReadOnlyList<SiteTransform> MakeFleet(
        string package, Fleet fleet, IReadOnlyList<WizardPage> pages, string folder, IEnumerable<string?> inputs, TextWriter error)
    {
        using var progress = new ProgressLine(error, fleet.Count);
        return FleetFolder.Write(BasePackage.Open(package), fleet, pages, folder, inputs, progress.Show);
    }

    private static void Report(TextWriter console, IReadOnlyList<SiteTransform> made, string folder, bool each, string? table)
    {
        if (each)
        {
            foreach (var transform in made)
            {
                console.WriteLine(transform.Path);
            }
        }

        Text transforms = made.Count == 1 ? (Text)$"1 transform in {folder}" : $"{made.Count} transforms in {folder}";
        console.Say(table is null ? transforms : $"{transforms}, listed in {table}");
    }
}
