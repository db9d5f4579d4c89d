using System;
using System.IO;

namespace Installer.Tests.Harness;

/// <summary>A small Windows program, compiled from one C file whose entry point is start().</summary>
internal static class CompiledProgram
{
    /// <param name="source">Relative to the repository.</param>
    /// <param name="libraries">Import libraries besides kernel32's.</param>
    public static byte[] Compile(string source, params string[] libraries)
    {
        var folder = Directory.CreateTempSubdirectory("program-");
        try
        {
            var program = Path.Combine(folder.FullName, "program.exe");
            var compiled = ProcessRunner.Run(
                $"{CrossCompiler.Program} {string.Join(' ', CrossCompiler.Arguments)} '{Repository.PathOf(source)}' -o '{program}' -lkernel32 {string.Join(' ', Array.ConvertAll(libraries, library => "-l" + library))} -Wl,-e,start",
                program + ".txt");
            return compiled.ExitCode == 0 ? File.ReadAllBytes(program) : throw new InvalidOperationException($"{source} does not compile: {compiled.Output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
