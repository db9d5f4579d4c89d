using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Cli.Commands;

/// <summary>plan CONFIG: what would be written for a user who has no profile yet. Touches nothing and is the same on every machine.</summary>
internal static class PlanCommand
{
    private static readonly Dictionary<string, Func<ProfileConfiguration, IReadOnlyList<OutlookVersion>, TargetUser, string>> Formats = new()
    {
        ["text"] = (configuration, versions, user) => PlanText.Write(Plan(configuration, versions, user)),
        ["reg"] = (configuration, versions, user) => PlanRegFile.Write(Plan(configuration, versions, user)),
        ["prf"] = (configuration, versions, user) => ProfilePrf.Write(configuration, OneOf(versions), user),
        ["autodiscover"] = (configuration, _, _) => AutodiscoverResponse.Write(configuration),
        ["json"] = (configuration, versions, user) => PlanJson.Write(Plan(configuration, versions, user)),
    };

    public static Command Create()
    {
        var file = new Argument<string>("CONFIG") { Description = "The configuration file." };
        var outlook = new Option<string>("--outlook") { Description = "The Outlook version to plan for; by default those that the configuration names." };
        outlook.AcceptOnlyFromAmong([.. OutlookVersions.All.Select(version => version.Number())]);
        var user = new Option<string>("--user") { Description = "The user to plan for, as NAME or DOMAIN\\NAME; by default the current one.", HelpName = "NAME" };
        var mail = new Option<string>("--mail") { Description = "What the directory has as this user's mail address, for %MAIL%.", HelpName = "ADDRESS" };
        var format = new Option<string>("--format") { Description = "How to print the plan.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("plan", "Show everything that would be written for a user without a profile, and why. Changes nothing.") { file, outlook, user, mail, format };
        command.SetAction(parsed =>
        {
            var configuration = ConfigurationInput.Read(parsed.GetRequiredValue(file));
            var write = Formats[parsed.GetRequiredValue(format)];
            parsed.InvocationConfiguration.Output.Write(write(
                configuration,
                Versions(configuration, parsed.GetValue(outlook)),
                PlannedUser(parsed.GetValue(user) ?? Environment.UserName, parsed.GetValue(mail))));
            return ExitCode.Done;
        });
        return command;
    }

    private static ProfilePlan Plan(ProfileConfiguration configuration, IReadOnlyList<OutlookVersion> versions, TargetUser user) =>
        ProfilePlanner.Plan(configuration, versions, user, new MemoryRegistry());

    private static IReadOnlyList<OutlookVersion> Versions(ProfileConfiguration configuration, string? wanted)
    {
        if (wanted is not null)
        {
            return [OutlookVersions.Find(wanted)!.Value];
        }

        return configuration.Outlook.Versions.IsAuto
            ? throw new UsageException("outlook.versions is \"auto\", which is decided on the target machine; say with --outlook which version to plan for, such as --outlook 16.0")
            : OutlookSelection.Choose(configuration.Outlook, []);
    }

    private static OutlookVersion OneOf(IReadOnlyList<OutlookVersion> versions) =>
        versions.Count == 1 ? versions[0] : throw new UsageException("a .prf file is for one version; say with --outlook which");

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
            $@"C:\Users\{name}\AppData\Local\{ProductFolders.Name}\{ProductFolders.Autodiscover}",
            PoliciesWritable: true);
    }
}
