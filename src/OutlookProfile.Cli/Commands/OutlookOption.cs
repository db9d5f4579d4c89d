using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Cli.Commands;

/// <summary>--outlook VERSION: "16.0", "16", "2019" or "365".</summary>
internal static class OutlookOption
{
    public static Option<OutlookVersion?> Create(Text description)
    {
        var option = new Option<OutlookVersion?>("--outlook") { Description = Terminal.Say(description), HelpName = "VERSION", CustomParser = Parse };
        option.CompletionSources.Add([.. OutlookVersions.Numbers]);
        return option;
    }

    private static OutlookVersion? Parse(ArgumentResult result)
    {
        var word = result.Tokens.Single().Value;
        var version = OutlookNames.Find(word);
        if (version is null)
        {
            result.AddError(Terminal.Say($"--outlook: found \"{OneLine.Shorten(word, 60)}\", expected one of {Text.Join(", ", OutlookVersions.All.Select(known => (Text)$"{known.Number()} ({known.ProductName()})"))}."));
        }

        return version;
    }
}
