using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Cli.Packaging.ConfigMgr;
using OutlookProfile.Cli.Packaging.Intune;

namespace OutlookProfile.Cli.Commands;

/// <summary>package intune|configmgr|msi: what a management system takes.</summary>
internal static class PackageCommand
{
    public static Command Create() => new("package", Terminal.Say($"Make what a management system takes from the MSI and a site's transform."))
    {
        CreateIntune(),
        CreateConfigMgr(),
        CreateMsi(),
    };

    private static Command CreateIntune()
    {
        var msi = Msi();
        var transform = new Option<string>("--transform") { Description = Terminal.Say($"The site's transform; without it the package is what the MSI is."), HelpName = "FILE.mst" };
        var output = Output($"The folder for the files.", "DIR");
        var context = new Option<string>("--context") { Description = Terminal.Say($"system: for every user of a device; user: for the user, without administrator's rights."), HelpName = "CONTEXT", DefaultValueFactory = _ => "system" };
        context.AcceptOnlyFromAmong("system", "user");
        var keys = new Option<string>("--keys") { Description = Terminal.Say($"A file with EncryptionKey=, MacKey= and InitializationVector= in hexadecimal, to get the same bytes again; by default they are random."), HelpName = "FILE" };
        var logo = LogoOption();
        var url = new Option<string>("--information-url") { Description = Terminal.Say($"The page that the Company Portal shows for more information."), HelpName = "URL" };
        var publisher = new Option<string>("--publisher") { Description = Terminal.Say($"Who publishes it, such as your IT department; by default the MSI's manufacturer."), HelpName = "NAME" };
        var notes = new Option<string>("--notes") { Description = Terminal.Say($"Notes for administrators."), HelpName = "TEXT" };
        var command = new Command("intune", Terminal.Say($"Write the .intunewin of a Win32 app, its detection script, and intune.json with everything to enter beside them.")) { msi, transform, output, context, keys, logo, url, publisher, notes };
        command.SetAction(parsed => List(parsed, parsed.GetRequiredValue(output), IntunePackage.Write(
            parsed.GetRequiredValue(msi),
            parsed.GetValue(transform),
            parsed.GetRequiredValue(output),
            parsed.GetValue(context) == "user" ? InstallContext.User : InstallContext.System,
            parsed.GetValue(keys) is { } path ? ContentKeys.Read(path) : ContentKeys.Random(),
            new ApplicationDetails(
                parsed.GetValue(logo) is { } picture ? Logo.Read(picture) : null,
                parsed.GetValue(url) is { } address ? ApplicationDetails.CheckedUrl(address) : null,
                parsed.GetValue(publisher),
                parsed.GetValue(notes)))));
        return command;
    }

    private static Command CreateConfigMgr()
    {
        var msi = Msi();
        var transforms = new Option<string[]>("--transform") { Description = Terminal.Say($"A site's transform; give one for each collection. Without any, the package is what the MSI is."), HelpName = "FILE.mst", AllowMultipleArgumentsPerToken = true };
        var output = Output($"The folder for the files.", "DIR");
        var logo = LogoOption();
        var command = new Command("configmgr", Terminal.Say($"Write the content, the detection scripts and the script that creates the applications and deploys them to collections.")) { msi, transforms, output, logo };
        command.SetAction(parsed => List(
            parsed,
            parsed.GetRequiredValue(output),
            ConfigMgrPackage.Write(parsed.GetRequiredValue(msi), parsed.GetValue(transforms) ?? [], parsed.GetRequiredValue(output), parsed.GetValue(logo) is { } picture ? Logo.Read(picture) : null)));
        return command;
    }

    private static Command CreateMsi()
    {
        var msi = Msi();
        var transform = new Option<string>("--transform") { Description = Terminal.Say($"The site's transform."), HelpName = "FILE.mst", Required = true };
        var output = Output($"The MSI to write.", "FILE.msi");
        var command = new Command("msi", Terminal.Say($"Write one MSI with the transform merged in, for systems that take a single file.")) { msi, transform, output };
        command.SetAction(parsed =>
        {
            MergedPackage.Write(parsed.GetRequiredValue(msi), parsed.GetRequiredValue(transform), parsed.GetRequiredValue(output));
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetRequiredValue(output));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says what was made.</summary>
    private static int List(ParseResult parsed, string folder, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            parsed.InvocationConfiguration.Output.WriteLine(Path.Combine(folder, name));
        }

        return ExitCode.Done;
    }

    private static Option<string> LogoOption() => new("--logo") { Description = Terminal.Say($"A picture to show, PNG or JPEG."), HelpName = "FILE" };

    private static Option<string> Msi() => new("--msi") { Description = Terminal.Say($"OutlookProfile.msi."), HelpName = "FILE.msi", Required = true };

    private static Option<string> Output(Text description, string helpName) => new("--output") { Description = Terminal.Say(description), HelpName = helpName, Required = true };
}
