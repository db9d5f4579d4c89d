using System;
using System.Diagnostics;
using System.IO;
using WindowsInstaller.Tests.Tools;

namespace WindowsInstaller.Tests.Wine;

/// <summary>A Windows made by Wine for this test run, and the program transformcheck in it.</summary>
internal static class WinePrefix
{
    private static readonly TemporaryFolder Home = new();
    private static readonly Lazy<string> Program = new(Prepare);

    /// <param name="directory">Where the files named in the arguments are.</param>
    /// <returns>What transformcheck printed. An error of msi.dll fails the test.</returns>
    internal static string TransformCheck(string directory, params string[] arguments) => Run("wine", [Program.Value, .. arguments], directory);

    internal static void Remove()
    {
        if (Program.IsValueCreated)
        {
            Run("sh", ["-c", "wineserver -k; wineserver -w"], Home.Folder);
        }

        Home.Dispose();
    }

    private static string Prepare()
    {
        // The compiler, linker and libraries are those that the custom actions are built with.
        var program = Home["transformcheck.exe"];
        Tool.Run(
            CrossCompiler.Program,
            [
                .. CrossCompiler.Arguments, "-Wall", "-Wextra", "-Werror",
                Path.Combine(AppContext.BaseDirectory, "Wine", "transformcheck.c"), "-o", program, "-lmsi", "-lshell32", "-luser32", "-lkernel32", "-Wl,-e,start",
            ]);
        Run("wine", ["wineboot", "-i"], Home.Folder);
        return program;
    }

    /// <summary>Into a file: the services that Wine starts in the background would hold a pipe open.</summary>
    private static string Run(string program, string[] arguments, string directory)
    {
        var output = Path.Combine(directory, Path.GetRandomFileName());
        const string script = """
            output=$1; shift
            timeout 90 "$@" </dev/null >"$output" 2>"$output.errors" || { result=$?; cat "$output" "$output.errors" >&2; exit $result; }
            """;
        var start = new ProcessStartInfo("sh", ["-c", script, "sh", output, program, .. arguments])
        {
            WorkingDirectory = directory,
        };
        start.Environment["WINEPREFIX"] = Home["prefix"];
        start.Environment["WINEDEBUG"] = "-all";

        // No offer to download Mono and Gecko, no window.
        start.Environment["WINEDLLOVERRIDES"] = "mscoree,mshtml=";
        start.Environment["DISPLAY"] = "";
        Tool.Run(start);
        return File.ReadAllText(output);
    }
}
