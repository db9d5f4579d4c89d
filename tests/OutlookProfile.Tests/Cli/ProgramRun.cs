using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

/// <summary>One call of the program inside this process.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProgramRun Of(params string[] arguments) => In(Language.English, arguments);

    public static ProgramRun In(Language language, params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CommandLine.Run(arguments, output, error, language);
        return new ProgramRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Done: nothing on stderr.</summary>
    public static string OutputOf(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.AreEqual(("", OutlookProfile.Cli.ExitCode.Done), (run.Error, run.ExitCode));
        return run.Output;
    }

    /// <summary>Not done: nothing on stdout.</summary>
    public static void AssertFails(int code, string error, params string[] arguments)
    {
        var run = Of(arguments);
        Assert.AreEqual(error + "\n", run.Error);
        Assert.AreEqual("", run.Output);
        Assert.AreEqual(code, run.ExitCode);
        PseudoLanguage.AssertTranslatable(In(PseudoLanguage.Language, arguments).Error, arguments);
    }
}
