using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using WindowsInstaller.Authoring;
using WindowsInstaller.Build;
using WindowsInstaller.Database;

const int Failed = 1;
const int InvalidInput = CompareCommand.InvalidInput;

var sources = new Argument<FileInfo[]>("files")
{
    Description = "The .wxs files of the package.",
    Arity = ArgumentArity.OneOrMore,
};
var defines = new Option<Dictionary<string, string>>("--define", "-d")
{
    Description = "A preprocessor variable, Name=Value.",
    CustomParser = Defines.Parse,
    DefaultValueFactory = _ => [],
};
var localizations = new Option<FileInfo[]>("--localization", "-l") { Description = "A .wxl file." };
var output = new Option<FileInfo>("--output", "-o") { Description = "The .msi file to write.", Required = true };
var command = new RootCommand("Compiles WiX v4 authoring into an .msi package for x64. Times in it come from SOURCE_DATE_EPOCH, if set.")
{
    sources, defines, localizations, output,
};

command.Subcommands.Add(CompareCommand.Create());
command.Subcommands.Add(TransformCommand.Create());
command.SetAction(result =>
{
    try
    {
        var options = new AuthoringOptions
        {
            Sources = Paths(result.GetValue(sources)),
            Localizations = Paths(result.GetValue(localizations)),
            Defines = result.GetRequiredValue(defines),
        };
        if (SourceDate.Read() is { } date)
        {
            options = options with { Timestamp = date };
        }

        var database = AuthoringCompiler.Compile(options);
        return Save(database, result.GetRequiredValue(output));
    }
    catch (Exception exception) when (exception is AuthoringException or FormatException)
    {
        Console.Error.WriteLine(exception.Message);
        return InvalidInput;
    }
});

var parsed = command.Parse(args);
var status = parsed.Invoke();
return parsed.Errors.Count > 0 ? InvalidInput : status;

static int Save(InstallerDatabase database, FileInfo output)
{
    try
    {
        database.Save(output.FullName);
        return 0;
    }
    catch (Exception exception) when (exception is InstallerDatabaseException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"{output} cannot be written: {exception.Message}");
        return Failed;
    }
}

static string[] Paths(FileInfo[]? files) => [.. (files ?? []).Select(file => file.ToString())];
