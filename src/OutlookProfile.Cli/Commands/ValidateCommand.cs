using System.CommandLine;

namespace OutlookProfile.Cli.Commands;

/// <summary>validate CONFIG...: every mistake of every file, so that one run is enough.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("CONFIG") { Description = "Configuration files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", "Check configuration files and name every mistake as file(line,column): setting: problem.") { files };
        command.SetAction(parsed =>
        {
            var code = ExitCode.Done;
            foreach (var path in parsed.GetRequiredValue(files))
            {
                code = System.Math.Max(code, Failures.Report(parsed.InvocationConfiguration.Error, () =>
                {
                    var configuration = ConfigurationInput.Read(path);
                    parsed.InvocationConfiguration.Output.WriteLine($"{path}: valid; profile \"{configuration.Profile.Name}\" on {configuration.Server.Fqdn}");
                    return ExitCode.Done;
                }));
            }

            return code;
        });
        return command;
    }
}
