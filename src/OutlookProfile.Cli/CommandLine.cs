using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.IO;
using OutlookProfile.Cli.Commands;
using OutlookProfile.Cli.Usage;

namespace OutlookProfile.Cli;

/// <summary>The program: its commands, and one place where everything that goes wrong becomes a message and an exit code.</summary>
public static class CommandLine
{
    /// <summary>A command is one file in Commands/ and one line here.</summary>
    public static RootCommand CreateRoot()
    {
        RootCommand root = new(Terminal.Say($"Makes, checks and ships Outlook profiles for Exchange over RPC/HTTP from a JSON configuration."))
        {
            InitCommand.Create(),
            SchemaCommand.Create(),
            ValidateCommand.Create(),
            PlanCommand.Create(),
            CaptureCommand.Create(),
            ApplyCommand.Create(),
            VerifyCommand.Create(),
            CheckCommand.Create(),
            UndoCommand.Create(),
            ShowCommand.Create(),
        };
        if (Edition.HasAdministration)
        {
            root.Add(TransformCommand.Create());
            root.Add(PackageCommand.Create());
        }

        root.Add(CompletionCommand.Create());
        root.Add(HelpCommand.Create(root));
        OptionLikeArguments.Refuse(root);
        HelpText.Use(root);
        return root;
    }

    /// <param name="output">Data.</param>
    /// <param name="error">Mistakes, failures, progress.</param>
    /// <param name="language">That of messages; English by default.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, Language? language = null)
    {
        Terminal.Language = language ?? Language.English;
        // In which the library's messages are known; what they say in the reader's language is ours.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var parsed = CreateRoot().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var mistake in WrongUsage.Of(parsed))
            {
                error.Say(mistake);
            }

            return arguments.Length > 0 ? ExitCode.Invalid : Explain(error);
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return Failures.Report(error, () => parsed.Invoke(configuration));
    }

    /// <summary>Whoever calls the program without a word sees its help.</summary>
    private static int Explain(TextWriter error)
    {
        error.WriteLine();
        CreateRoot().Parse(["--help"]).Invoke(new InvocationConfiguration { Output = error, Error = error });
        return ExitCode.Invalid;
    }
}
