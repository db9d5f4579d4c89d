using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>validate CONFIG...: every mistake of every file, so that one run is enough.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("CONFIG") { Description = Terminal.Say($"Configuration files; - for standard input."), Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = Terminal.Say($"Print the result as JSON, for editors and pipelines.") };
        var command = new Command("validate", Terminal.Say($"Check configuration files and name every mistake as file(line,column): setting: problem.")) { files, json };
        command.SetAction(parsed =>
        {
            var (isJson, console) = (parsed.GetValue(json), parsed.InvocationConfiguration);
            if (isJson)
            {
                Terminal.Language = Language.English;
            }

            var results = parsed.GetRequiredValue(files).Select(Check);
            return isJson ? WriteJson([.. results], console.Output) : WriteText(results, console);
        });
        return command;
    }

    private static Result Check(string path)
    {
        var name = ConfigurationInput.NameOf(path);
        try
        {
            return new Result(name, ConfigurationInput.Read(path), []);
        }
        catch (ConfigurationException exception)
        {
            return new Result(name, null, exception.Mistakes);
        }
        catch (UsageException exception) when (name.Length > 0)
        {
            return new Result(name, null, [new ConfigurationMistake(name, "", exception.Problem)]);
        }
    }

    private static int WriteText(IEnumerable<Result> results, InvocationConfiguration console)
    {
        var code = ExitCode.Done;
        foreach (var (file, configuration, mistakes) in results)
        {
            foreach (var mistake in mistakes)
            {
                console.Error.Say(mistake.Text);
                code = ExitCode.Invalid;
            }

            if (configuration is not null)
            {
                console.Output.Say($"{file}: valid; profile \"{configuration.Profile.Name}\" on {configuration.Server.Fqdn}");
            }
        }

        return code;
    }

    /// <summary>[{ "file", "valid", "mistakes": [{ "line", "column", "setting", "message" }] }]; line and column from 1, 0 when the file as a whole is meant.</summary>
    private static int WriteJson(IReadOnlyList<Result> results, TextWriter output)
    {
        var json = new JsonTextWriter(output) { Formatting = Formatting.Indented };
        json.WriteStartArray();
        foreach (var (file, configuration, mistakes) in results)
        {
            json.WriteStartObject();
            Member(json, "file", file);
            json.WritePropertyName("valid");
            json.WriteValue(configuration is not null);
            json.WritePropertyName("mistakes");
            json.WriteStartArray();
            foreach (var mistake in mistakes)
            {
                json.WriteStartObject();
                json.WritePropertyName("line");
                json.WriteValue(mistake.Place.Line);
                json.WritePropertyName("column");
                json.WriteValue(mistake.Place.Column);
                Member(json, "setting", mistake.Path);
                Member(json, "message", mistake.Problem.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        output.WriteLine();
        return results.All(result => result.Configuration is not null) ? ExitCode.Done : ExitCode.Invalid;
    }

    private static void Member(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    /// <param name="Configuration">Null when there are mistakes.</param>
    private sealed record Result(string File, ProfileConfiguration? Configuration, IReadOnlyList<ConfigurationMistake> Mistakes);
}
