using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using OutlookProfile.Cli.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Commands;

/// <summary>show --journal: what runs have done and what is kept for undoing them, for support. Contents of values are not shown.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var journal = new Option<bool>("--journal") { Description = Terminal.Say($"Journals and undo records."), Required = true };
        var file = new Argument<string?>("FILE") { Description = Terminal.Say($"One journal or undo record, from any machine; without it, those of this machine."), Arity = ArgumentArity.ZeroOrOne };
        var allUsers = new Option<bool>("--all-users") { Description = Terminal.Say($"Those of installations for all users; needs an administrator's rights.") };
        var command = new Command("show", Terminal.Say($"Show what runs have noted down. Changes nothing.")) { file, journal, allUsers };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(file) is { } path)
            {
                DescribeInput(output, path);
                return ExitCode.Done;
            }

            if (!OperatingSystem.IsWindows())
            {
                throw new UsageException($"this machine is not running Windows and has no journals; name a file");
            }

            using var localMachine = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
            ShowFolder(output, parsed.GetValue(allUsers) ? JournalFolder.OpenForMachine(MachineFolder.OfThisMachine(localMachine)) : JournalFolder.OpenForCurrentUser());
            return ExitCode.Done;
        });
        return command;
    }

    private static void DescribeInput(TextWriter output, string path)
    {
        var content = InputFile.ReadBytes(path, InputFile.LargestExport);
        try
        {
            Describe(output, Path.GetFileName(path), content);
        }
        catch (JournalException exception)
        {
            throw new UsageException(exception.Text);
        }
    }

    internal static void ShowFolder(TextWriter output, JournalFolder folder)
    {
        var names = JournalReader.Names(folder).Concat(folder.List().Where(UndoRecord.IsUndoRecord)).ToArray();
        output.Say($"{folder.Path}: {names.Length} files");
        foreach (var name in names)
        {
            try
            {
                if (folder.Read(name) is { } content)
                {
                    Describe(output, name, content);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // One file that is damaged, or cannot be read, must not hide the others from support.
                output.WriteLine("  " + Terminal.Say(Text.Of(exception)));
            }
        }

        folder.DeleteWhenEmpty();
    }

    private static void Describe(TextWriter output, string name, byte[] content)
    {
        output.Say($"{Environment.NewLine}{name}");
        var lines = UndoRecord.IsUndoRecord(name)
            ? JournalReader.Describe(UndoRecord.Decode(content, name))
            : JournalReader.Describe(JournalReader.Read(content, name));
        foreach (var line in lines)
        {
            output.WriteLine("  " + Terminal.Say(line));
        }
    }
}
