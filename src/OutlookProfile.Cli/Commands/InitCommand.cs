using System.CommandLine;
using System.IO;
using System.Text;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>init [FILE]: a first configuration to edit, with its schema beside it, so that an editor explains each setting.</summary>
internal static class InitCommand
{
    private const string DefaultServer = "exchange.acme.com";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = Terminal.Say($"The configuration to write."), DefaultValueFactory = _ => "site.json" };
        var server = new Option<string>("--server") { Description = Terminal.Say($"The Exchange server's full name."), HelpName = "FQDN", DefaultValueFactory = _ => DefaultServer };
        var command = new Command("init", Terminal.Say($"Write a first configuration, and {ConfigurationSchema.FileName} beside it. Replaces nothing.")) { file, server };
        command.SetAction(parsed =>
        {
            var (path, fqdn) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(server));
            // The proxy is written too, and is no mailbox's GUID.
            if ((Settings.ServerFqdn.Type.Check(fqdn) ?? Settings.HttpProxy.Type.Check(fqdn)) is { } problem)
            {
                throw new UsageException($"--server: {problem.Text}");
            }

            if (path.Length > 0 && FileStatus.Of(path).Kind != FileKind.None)
            {
                throw new UsageException(path, $"this is there already, and nothing is replaced; name another file");
            }

            var output = parsed.InvocationConfiguration.Output;
            OutputFile.Write(path, Encoding.UTF8.GetBytes(Configuration(fqdn)));
            output.Say($"{path}: edit it, then: outlookprofile validate {path}");
            WriteSchema(Path.Combine(Path.GetDirectoryName(path) ?? "", ConfigurationSchema.FileName), output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteSchema(string path, TextWriter output)
    {
        if (FileStatus.Of(path).Kind == FileKind.None)
        {
            OutputFile.Write(path, Encoding.UTF8.GetBytes(ConfigurationSchema.Write()));
            output.Say($"{path}: for editors, which complete and explain the settings by it");
        }
        else
        {
            output.Say($"{path}: left as it was; outlookprofile schema prints this version's");
        }
    }

    /// <summary>What most sites change. Everything else is a default, which the schema explains.</summary>
    private static string Configuration(string server) =>
        $$"""
        {
          "$schema": "{{ConfigurationSchema.FileName}}",
          "outlook": { "versions": "auto" },
          "profile": { "name": "Corporate Mail" },
          "mailbox": { "smtpAddress": "%USERNAME%@{{server[(server.IndexOf('.') + 1)..]}}" },
          "server": { "fqdn": "{{server}}" },
          "http": { "proxy": "{{server}}", "authentication": "basic" }
        }

        """.ReplaceLineEndings("\n");
}
