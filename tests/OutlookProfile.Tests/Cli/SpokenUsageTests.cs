using System;
using System.Collections;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.IO;
using System.Linq;
using System.Resources;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Transforms;
using OutlookProfile.Cli.Usage;

namespace OutlookProfile.Tests.Cli;

/// <summary>What the tool says of every command before it does anything: its help, and what is wrong with a call, in each language.</summary>
[TestClass]
public sealed class SpokenUsageTests
{
    /// <summary>What this program never makes System.CommandLine say, and why.</summary>
    private static readonly Dictionary<string, string> NeverSaid = new()
    {
        ["ArgumentConversionCannotParse"] = "of an argument without a command or an option",
        ["ArgumentConversionCannotParseForCommand"] = "all arguments are texts",
        ["ArgumentConversionCannotParseForCommand_Completions"] = "all arguments are texts",
        ["ArgumentConversionCannotParseForOption_Completions"] = "options with a choice of words are texts",
        ["ArgumentConversionCannotParseForOption"] = "the one option that is a number has a validator of its own, which comes first",
        ["VersionOptionCannotBeCombinedWithOtherArguments"] = "--version and --help clear mistakes",
        ["DirectoryDoesNotExist"] = "only of AcceptExistingOnly",
        ["FileDoesNotExist"] = "only of AcceptExistingOnly",
        ["FileOrDirectoryDoesNotExist"] = "only of AcceptExistingOnly",
        ["InvalidCharactersInFileName"] = "only of AcceptLegalFileNamesOnly",
        ["InvalidCharactersInPath"] = "only of AcceptLegalFilePathsOnly",
        ["ExceptionHandlerHeader"] = "its exception handler is off",
        ["SuggestionsTokenNotMatched"] = "the suggestions are ours",
    };

    public static IEnumerable<object[]> Languages => Language.Translated.Select(language => new object[] { language });

    /// <summary>For a person to read: every line that a language has for a call that is wrong or asks for help.</summary>
    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void Usage_EqualsGoldenFile_InEachLanguage(string language) =>
        GoldenFile.AssertEqual($"usage/{language}.txt", Transcript(UserLanguage.Of([language])));

    [TestMethod]
    public void Usage_HasNoWordThatCannotBeTranslated()
    {
        foreach (var call in Calls())
        {
            PseudoLanguage.AssertTranslatable(Answer(call, PseudoLanguage.Language), [.. Names(), .. call]);
        }
    }

    /// <summary>A new version of the library may say new things, or the same in other words.</summary>
    [TestMethod]
    public void LibraryMessages_AreAllKnown()
    {
        using var resources = typeof(Command).Assembly.GetManifestResourceStream("System.CommandLine.Properties.Resources.resources")!;
        using var reader = new ResourceReader(resources);
        var messages = reader.Cast<DictionaryEntry>()
            .Select(entry => (Name: (string)entry.Key, Template: (string)entry.Value!))
            .Where(message => !message.Name.StartsWith("Help", StringComparison.Ordinal) && message.Name != "VersionOptionDescription" && !NeverSaid.ContainsKey(message.Name));

        CollectionAssert.AreEquivalent(messages.Select(message => message.Template).ToArray(), LibraryMessages.Templates.ToArray());
    }

    [TestMethod]
    public void Message_KeepsItsPlaces_WhateverStandsInThem()
    {
        var command = new Command("x");

        Assert.AreEqual("Argument 'a' not recognized. Must be one of: b, c", LibraryMessages.InOurWords("Argument 'a' not recognized. Must be one of:\n\t'b'\n\t'c'", command).ToString());
        Assert.AreEqual("Option 'it's' is required.", LibraryMessages.InOurWords("Option 'it's' is required.", command).ToString());
        Assert.AreEqual("Option '' is required.", LibraryMessages.InOurWords("Option '' is required.", command).ToString());
        Assert.AreEqual("Something else.", LibraryMessages.InOurWords("Something else.", command).ToString());
    }

    private static string Transcript(Language language)
    {
        var all = new StringBuilder();
        foreach (var call in Calls())
        {
            all.Append($"$ outlookprofile {string.Join(" ", call)}\n{string.Join("\n", Answer(call, language).Split('\n').Select(line => line.TrimEnd()))}\n");
        }

        return all.ToString();
    }

    private static string Answer(string[] call, Language language)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CommandLine.Run(call, output, error, language);
        Assert.AreEqual(call.Contains("--help") ? ExitCode.Done : ExitCode.Invalid, code, string.Join(" ", call));
        // The program's name is that of whoever hosts it.
        return (output.ToString() + error).Replace(CommandLine.CreateRoot().Name, "outlookprofile").Replace($".{Path.DirectorySeparatorChar}--", "./--");
    }

    /// <summary>Of every command: its help, and each kind of mistake that it can be called with.</summary>
    private static IEnumerable<string[]> Calls()
    {
        string[][] calls =
        [
            [], ["--help"], ["vlidate"], ["wrong"], ["--verison"], ["help", "vlidate"], ["help", "plan", "more"], ["@missing.rsp"],
            ["plan", "x", "--format", "xml"], ["plan", "x", "--outlook", "13"], ["plan", "x", "--verbose", "--format", "reg"],
            ["check", "x", "--timeout", "soon"], ["check", "x", "--save-autodiscover", "y"], ["validate", "x", "--jsn"], ["completion", "fish"],
            ["apply", "x", "--state"], ["apply", "x", "--user", "y"], ["package", "inutne"],
            ["package", "intune", "--msi", "x", "--output", "y", "--context", "z"],
            ["transform", "--msi", "x", "--config", "y"], ["transform", "--msi", "x", "--config", "y", "--output", "z", "--verbose"], ["transform", "--msi", "x", "--config", "y", "--output", "z", "--page", "p"],
            ["transform", "--msi", "x", "--config", "y", "--output", "z", "--page", "copy=hide", "--page", "copy=show"],
        ];
        return [.. calls, .. Below([], CommandLine.CreateRoot())];
    }

    private static IEnumerable<string[]> Below(string[] path, Command parent)
    {
        foreach (var command in parent.Subcommands)
        {
            string[] call = [.. path, command.Name];
            yield return [.. call, "--help"];
            // Without arguments some do their work, as those with an argument too many do.
            if (command.Arguments.Any(argument => argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue) || command.Options.Any(option => option.Required) || command.Action is null || command.Name == "apply" || command.Name == "verify")
            {
                yield return call;
            }

            if (command.Action is not null)
            {
                yield return [.. call, "--wrong"];
                if (!command.Arguments.Any(argument => argument.Arity.MaximumNumberOfValues > 1))
                {
                    yield return [.. call, "one", "two", "three"];
                }

                if (command.Options.FirstOrDefault(option => option.ValueType != typeof(bool)) is { } option)
                {
                    yield return [.. call, option.Name];
                    yield return [.. call, option.Name, "one", option.Name, "two"];
                }
            }

            foreach (var below in Below(call, command))
            {
                yield return below;
            }
        }
    }

    /// <summary>Of commands, options and their values: they have one spelling.</summary>
    private static IEnumerable<string> Names()
    {
        yield return $"outlookprofile {WizardPage.Expected}";
        foreach (var command in All(CommandLine.CreateRoot()))
        {
            yield return command.Name;
            foreach (var argument in command.Arguments)
            {
                yield return $"{argument.Name} {(argument.HasDefaultValue ? argument.GetDefaultValue() : null)} {Words(argument)}";
            }

            foreach (var option in command.Options)
            {
                yield return $"{option.Name} {option.HelpName} {(option.HasDefaultValue ? option.GetDefaultValue() : null)} {Words(option)}";
            }
        }
    }

    private static string Words(Symbol symbol) => string.Join(' ', symbol.GetCompletions(CompletionContext.Empty).Select(word => word.Label));

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
