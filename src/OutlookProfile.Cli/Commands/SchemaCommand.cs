using System.CommandLine;
using System.Text;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>schema: the JSON Schema of the configuration file.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = TextOutput.Option();
        var command = new Command("schema", Terminal.Say($"Print the JSON Schema of the configuration file, by which editors complete and explain it.")) { output };
        command.SetAction(parsed =>
        {
            TextOutput.Write(parsed, output, ConfigurationSchema.Write(), new UTF8Encoding(false));
            return ExitCode.Done;
        });
        return command;
    }
}
