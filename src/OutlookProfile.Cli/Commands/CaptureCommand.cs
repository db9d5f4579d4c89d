using System;
using System.CommandLine;
using System.IO;
using System.Text;
using OutlookProfile.Capture;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Commands;

/// <summary>capture [PROFILE]: an existing profile, of this Windows user or of a registration file on any system, as a configuration.</summary>
internal static class CaptureCommand
{
    public static Command Create()
    {
        var profile = new Argument<string?>("PROFILE") { Description = "The profile's name; by default the default profile, or the only one.", Arity = ArgumentArity.ZeroOrOne };
        var reg = new Option<string>("--reg") { Description = "A registration file with the profile, as regedit exports it, instead of this user's registry.", HelpName = "FILE" };
        var outlook = OutlookOption.Create("The Outlook version whose profile is meant.");
        var user = new Option<string>("--user") { Description = "The profile's user: texts that are this name become %USERNAME%. By default the current user, and nobody with --reg.", HelpName = "NAME" };
        var output = TextOutput.Option();
        var command = new Command("capture", "Print an existing profile as a configuration. Changes nothing.") { profile, reg, outlook, user, output };
        command.SetAction(parsed =>
        {
            var source = parsed.GetValue(reg) is { } file ? FromFile(file) : FromThisUser();
            var configuration = Capture(source, parsed.GetValue(profile), parsed.GetValue(outlook), parsed.GetValue(user) ?? source.UserName);
            TextOutput.Write(parsed, output, ConfigurationWriter.Write(configuration), new UTF8Encoding(false), parsed.GetValue(reg));
            return ExitCode.Done;
        });
        return command;
    }

    private static ProfileConfiguration Capture(Source source, string? name, OutlookVersion? wanted, string? userName)
    {
        try
        {
            var found = ProfileSearch.Choose(source.Registry, name, wanted);
            return ProfileCapture.Capture(source.Registry, source.ReadFile, found.Version, found.Name, userName);
        }
        catch (CaptureException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static Source FromThisUser() =>
        OperatingSystem.IsWindows()
            ? new(WindowsRegistry.ForCurrentUser(), path => File.Exists(path) ? File.ReadAllBytes(path) : null, Environment.UserName)
            : throw new UsageException("There is no registry on this system; name with --reg a registration file that was exported on Windows.");

    private static Source FromFile(string file)
    {
        try
        {
            return new(RegFileHive.Load(InputFile.ReadBytes(file, InputFile.LargestExport), file), path => ReadBeside(file, path), null);
        }
        catch (Exception exception) when (exception is RegFileException or CaptureException)
        {
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>A registration file holds no other files; a copy of one that the profile names may lie beside it. The path in the profile is foreign: only its last name counts, and only inside that folder.</summary>
    internal static byte[]? ReadBeside(string registrationFile, string windowsPath)
    {
        var name = windowsPath.Split('\\', '/', ':')[^1];
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(registrationFile))!, name);
        return name is not ("" or "." or "..") && FileStatus.Of(copy).Kind == FileKind.Regular ? InputFile.ReadBytes(copy, InputFile.LargestResponse) : null;
    }

    /// <param name="UserName">The profile's user, or null when nobody knows.</param>
    private sealed record Source(IRegistry Registry, Func<string, byte[]?> ReadFile, string? UserName);
}
