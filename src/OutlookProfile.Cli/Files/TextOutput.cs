using System.CommandLine;
using System.Text;

namespace OutlookProfile.Cli.Files;

/// <summary>Text that a command prints, or writes to the file that --output names; "-" is standard output.</summary>
internal static class TextOutput
{
    public static Option<string?> Option() => new("--output") { Description = Terminal.Say($"The file to write instead of standard output."), HelpName = "FILE" };

    /// <param name="encoding">Of the file, with its byte order mark if it has one.</param>
    /// <param name="inputs">The files that it is made from; null for none.</param>
    public static void Write(ParseResult parsed, Option<string?> option, string text, Encoding encoding, params string?[] inputs)
    {
        if (parsed.GetValue(option) is { } path and not OutputFile.StandardOutput)
        {
            OutputFile.Write(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)], inputs);
            parsed.InvocationConfiguration.Output.WriteLine(path);
        }
        else
        {
            parsed.InvocationConfiguration.Output.Write(text);
        }
    }
}
