using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using OutlookProfile.Capture;
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
        var outlook = new Option<string>("--outlook") { Description = "The Outlook version whose profile is meant.", HelpName = "VERSION" };
        outlook.AcceptOnlyFromAmong([.. OutlookVersions.All.Select(version => version.Number())]);
        var user = new Option<string>("--user") { Description = "The profile's user: texts that are this name become %USERNAME%. By default the current user, and nobody with --reg.", HelpName = "NAME" };
        var command = new Command("capture", "Print an existing profile as a configuration. Changes nothing.") { profile, reg, outlook, user };
        command.SetAction(parsed =>
        {
            var source = parsed.GetValue(reg) is { } file ? FromFile(file) : FromThisUser();
            var wanted = parsed.GetValue(outlook) is { } number ? OutlookVersions.Find(number) : null;
            var configuration = Capture(source, parsed.GetValue(profile), wanted, parsed.GetValue(user) ?? source.UserName);
            parsed.InvocationConfiguration.Output.Write(ConfigurationWriter.Write(configuration));
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
            return new(RegFileHive.Load(InputFile.Open(file, File.ReadAllBytes), file), path => ReadBeside(file, path), null);
        }
        catch (Exception exception) when (exception is RegFileException or CaptureException)
        {
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>A registration file holds no other files; a copy of one that the profile names may lie beside it.</summary>
    private static byte[]? ReadBeside(string registrationFile, string windowsPath)
    {
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(registrationFile))!, RegistryPath.Name(windowsPath));
        return File.Exists(copy) ? File.ReadAllBytes(copy) : null;
    }

    /// <param name="UserName">The profile's user, or null when nobody knows.</param>
    private sealed record Source(IRegistry Registry, Func<string, byte[]?> ReadFile, string? UserName);
}
