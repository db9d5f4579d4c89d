using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Usage;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Cli.Commands;

/// <summary>plan CONFIG: what would be written for a user who has no profile yet. Touches nothing and is the same on every machine.</summary>
internal static class PlanCommand
{
    private const string Summary = "text";
    private const string RegFile = "reg";

    private static readonly Dictionary<string, Func<ProfileConfiguration, IReadOnlyList<TargetOutlook>, TargetUser, string>> Formats = new()
    {
        [Summary] = (configuration, versions, user) => PlanSummary.Write(configuration, versions, user, Plan(configuration, versions, user), Terminal.Language),
        [RegFile] = (configuration, versions, user) => PlanRegFile.Write(Plan(configuration, versions, user)),
        ["prf"] = (configuration, versions, user) => ProfilePrf.Write(configuration, OneOf(versions), user),
        ["autodiscover"] = (configuration, _, user) => AutodiscoverResponse.Write(configuration, user),
        ["json"] = (configuration, versions, user) => PlanJson.Write(Plan(configuration, versions, user)),
    };

    public static Command Create()
    {
        var file = new Argument<string>("CONFIG") { Description = Terminal.Say($"The configuration file; - for standard input.") };
        var outlook = OutlookOption.Create($"The Outlook version to plan for; by default those that the configuration names.");
        var user = new Option<string>("--user") { Description = Terminal.Say($"The user to plan for, as NAME or DOMAIN\\NAME; by default the current one."), HelpName = "NAME" };
        var mail = new Option<string>("--mail") { Description = Terminal.Say($"What the directory has as this user's mail address, for %MAIL%."), HelpName = "ADDRESS" };
        var format = new Option<string>("--format") { Description = Terminal.Say($"How to print the plan."), DefaultValueFactory = _ => Summary };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var verbose = new Option<bool>("--verbose") { Description = Terminal.Say($"With --format text: every value, and why.") };
        var output = TextOutput.Option();
        var command = new Command("plan", Terminal.Say($"Show what would be written for a user without a profile. Changes nothing.")) { file, outlook, user, mail, format, verbose, output };
        command.Validators.Add(result =>
        {
            if (result.Has(verbose) && result.GetResult(format) is { Implicit: false, Tokens: [var kind] } && kind.Value != Summary)
            {
                result.AddError(Terminal.Say($"--verbose goes with --format text; the other formats hold every value anyhow."));
            }
        });
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var configuration = ConfigurationInput.Read(path);
            var versions = Versions(configuration, parsed.GetValue(outlook));
            var target = PlannedUser(parsed.GetValue(user) ?? Environment.UserName, parsed.GetValue(mail));
            var kind = parsed.GetRequiredValue(format);
            var text = Formats[kind](configuration, versions, target) + (parsed.GetValue(verbose) ? "\n" + PlanText.Write(Plan(configuration, versions, target), Terminal.Language) : "");
            TextOutput.Write(parsed, output, text, kind == RegFile ? Encoding.Unicode : new UTF8Encoding(false), path);
            return ExitCode.Done;
        });
        return command;
    }

    private static ProfilePlan Plan(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> versions, TargetUser user) =>
        ProfilePlanner.Plan(configuration, versions, user, new MemoryRegistry());

    private static IReadOnlyList<TargetOutlook> Versions(ProfileConfiguration configuration, OutlookVersion? wanted)
    {
        if (wanted is { } version)
        {
            return [version];
        }

        return configuration.Outlook.Versions.IsAuto
            ? throw new UsageException($"outlook.versions is \"auto\", which is decided on the target machine; say with --outlook which version to plan for, such as --outlook 16.0")
            : OutlookSelection.Choose(configuration.Outlook, []);
    }

    private static OutlookVersion OneOf(IReadOnlyList<TargetOutlook> versions) =>
        versions.Count == 1 ? versions[0].Version : throw new UsageException($"a .prf file is for one version; say with --outlook which");

    private static TargetUser PlannedUser(string user, string? mail)
    {
        var separator = user.IndexOf('\\');
        var name = user[(separator + 1)..];
        return new TargetUser(
            name,
            separator < 0 ? null : user[..separator],
            null,
            Environment.MachineName,
            () => mail,
            $@"C:\Users\{name}\AppData\Local\{ProductFolders.Name}");
    }
}
