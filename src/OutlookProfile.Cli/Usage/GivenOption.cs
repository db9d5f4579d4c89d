using System.CommandLine;
using System.CommandLine.Parsing;

namespace OutlookProfile.Cli.Usage;

internal static class GivenOption
{
    /// <summary>Whether the call has it. Its value may be missing: then asking for the value throws, and System.CommandLine says what is missing.</summary>
    public static bool Has(this CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
