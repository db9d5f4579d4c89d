using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;

namespace OutlookProfile.Bench.Figures;

/// <summary>The C of this project (Native/), compiled for Windows on Linux with what the action DLL is linked with.</summary>
internal static class NativeCode
{
    /// <summary>Releases of LLVM, as the build looks for them (src/CrossLink).</summary>
    private static readonly int[] Releases = [16, 19, 18];

    private static string? Release { get; } = Releases.Select(release => release.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(release => File.Exists("/usr/bin/clang-" + release));

    public static string? Obstacle => Release is null ? "its C needs clang, and is compiled on Linux only" : null;

    public static void CompileProgram(string source, string program) => Compile(source, program, "-lkernel32 -lmsi -luser32 -Wl,--entry=entry,--subsystem=console");

    public static void CompileDll(string source, string dll) => Compile(source, dll, "-shared -Wl,--entry=DllMain");

    private static void Compile(string source, string target, string options)
    {
        var path = Repository.PathOf("tests/OutlookProfile.Bench/Native/" + source);
        var output = target + ".txt";
        var compiled = ProcessRunner.Run(
            $"clang-{Release} --target=x86_64-w64-windows-gnu --ld-path=/usr/bin/ld.lld-{Release} -nostdlib -Wall -Wextra -Werror -O1 '{path}' -o '{target}' {options}", output);
        File.Delete(output);
        if (compiled.ExitCode != 0)
        {
            throw new InvalidOperationException(compiled.Output);
        }
    }
}
