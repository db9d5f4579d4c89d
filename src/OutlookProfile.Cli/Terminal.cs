using System.IO;
using System.Threading;

namespace OutlookProfile.Cli;

/// <summary>
/// What a person reads: in the language of whoever called the program. What programs read (JSON, CSV, .reg, .prf, exit codes), the log file and
/// the event log stay English.
/// </summary>
internal static class Terminal
{
    private static readonly AsyncLocal<Language?> Current = new();

    /// <summary>Of this call of the program; English unless the call says otherwise.</summary>
    public static Language Language
    {
        get => Current.Value ?? Language.English;
        set => Current.Value = value;
    }

    public static string Say(Text text) => text.In(Language);

    /// <summary>A line.</summary>
    public static void Say(this TextWriter writer, Text text) => writer.WriteLine(text.In(Language));
}
