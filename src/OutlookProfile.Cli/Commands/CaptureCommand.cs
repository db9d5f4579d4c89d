using System;
using System.CommandLine;
using System.IO;
using System.Linq;
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
        var profile = new Argument<string?>("PROFILE") { Description = Terminal.Say($"The profile's name; by default the default profile, or the only one."), Arity = ArgumentArity.ZeroOrOne };
        var reg = new Option<string>("--reg") { Description = Terminal.Say($"A registration file with the profile, as regedit exports it, instead of this user's registry."), HelpName = "FILE" };
        var outlook = OutlookOption.Create($"The Outlook version whose profile is meant.");
        var user = new Option<string>("--user") { Description = Terminal.Say($"The profile's user: texts that are this name become %USERNAME%. By default the current user, and nobody with --reg."), HelpName = "NAME" };
        var output = TextOutput.Option();
        var command = new Command("capture", Terminal.Say($"Print an existing profile as a configuration. Changes nothing.")) { profile, reg, outlook, user, output };
        command.SetAction(parsed =>
        {
            var source = parsed.GetValue(reg) is { } file ? FromFile(file) : FromThisUser();
            var captured = Capture(source, parsed.GetValue(profile), parsed.GetValue(outlook), parsed.GetValue(user) ?? source.UserName);
            TextOutput.Write(parsed, output, ConfigurationWriter.Write(captured.Configuration), new UTF8Encoding(false), parsed.GetValue(reg));
            foreach (var unknown in captured.Unknown)
            {
                parsed.InvocationConfiguration.Error.Say($"Not known, and left at its default: {unknown}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static CapturedProfile Capture(Source source, string? name, OutlookVersion? wanted, string? userName)
    {
        try
        {
            var found = ProfileSearch.Choose(source.Registry, name, wanted);
            return ProfileCapture.Capture(source.Registry, source.Files, found.Version, found.Name, userName);
        }
        catch (CaptureException exception)
        {
            throw new UsageException(exception.Text);
        }
    }

    private static Source FromThisUser() =>
        OperatingSystem.IsWindows()
            ? new(WindowsRegistry.ForCurrentUser(), new ProfileFiles(path => File.Exists(path) ? InputFile.ReadBytes(path, InputFile.LargestResponse) : null, () => Answers(OutlookFolder())), Environment.UserName)
            : throw new UsageException($"There is no registry on this system; name with --reg a registration file that was exported on Windows.");

    private static Source FromFile(string file)
    {
        try
        {
            return new(
                RegFileHive.Load(InputFile.ReadBytes(file, InputFile.LargestExport), file),
                new ProfileFiles(path => ReadBeside(file, path), () => Answers(FolderOf(file))),
                null);
        }
        catch (Exception exception) when (exception is RegFileException or CaptureException)
        {
            throw new UsageException(Text.Of(exception));
        }
    }

    /// <summary>A registration file holds no other files; a copy of one that the profile names may lie beside it. The path in the profile is foreign: only its last name counts, and only inside that folder.</summary>
    internal static byte[]? ReadBeside(string registrationFile, string windowsPath)
    {
        var name = windowsPath.Split('\\', '/', ':')[^1];
        var copy = Path.Combine(FolderOf(registrationFile), name);
        return name is not ("" or "." or "..") && FileStatus.Of(copy).Kind == FileKind.Regular ? InputFile.ReadBytes(copy, InputFile.LargestResponse) : null;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static string OutlookFolder() => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Outlook");

    /// <summary>The Autodiscover answers that Outlook keeps, newest first.</summary>
    private static (string Path, byte[] Content)[] Answers(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*Autodiscover.xml").OrderByDescending(File.GetLastWriteTimeUtc).Select(path => (path, InputFile.ReadBytes(path, InputFile.LargestResponse)))]
            : [];

    /// <param name="UserName">The profile's user, or null when nobody knows.</param>
    private sealed record Source(IRegistry Registry, ProfileFiles Files, string? UserName);
}
