using System;
using System.IO;
using System.Linq;

namespace Tests.Shared;

/// <summary>The C compiler that links for Windows, of the release that the system has (as src/CrossLink looks for it).</summary>
internal static class CrossCompiler
{
    private static readonly int[] Releases = [16, 19, 18];

    private static readonly Lazy<int> Release = new(() =>
        Releases.FirstOrDefault(release => File.Exists($"/usr/bin/lld-link-{release}")) is > 0 and var found
            ? found
            : throw new FileNotFoundException("No lld-link of LLVM 16, 18 or 19 in /usr/bin."));

    public static string Program => $"clang-{Release.Value}";

    /// <summary>A program without a C run time, for 64-bit Windows.</summary>
    public static string[] Arguments =>
    [
        "--target=x86_64-w64-windows-gnu", $"--ld-path=/usr/bin/ld.lld-{Release.Value}", "-nostdlib", "-fno-builtin", "-O1",

        // Named, because newer releases no longer find mingw-w64 where Debian puts it.
        "-isystem", "/usr/x86_64-w64-mingw32/include", "-L/usr/x86_64-w64-mingw32/lib",
    ];
}
