using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Fuzzing;

/// <summary>
/// Reads damaged files: each must be read or refused with an exception of the documented type, soon, and without
/// allocating more than a multiple of its size. FUZZ_CASES sets how many, FUZZ_SEED where to begin.
/// </summary>
internal sealed class FuzzRun(TestContext context, string what)
{
    /// <summary>Bytes allocated per byte of the file, and for a file of no bytes.</summary>
    private const int AllocationFactor = 100;
    private const int AllocationBase = 2_000_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly List<string> crashes = [];
    private int read;
    private int refused;

    /// <param name="isRefusal">Whether an exception is of the documented type.</param>
    internal void Run(IReadOnlyList<byte[]> files, Action<byte[]> reader, Func<Exception, bool> isRefusal)
    {
        var cases = Setting("FUZZ_CASES", 3000);
        var firstSeed = Setting("FUZZ_SEED", 1);
        for (var seed = firstSeed; seed < firstSeed + cases; seed++)
        {
            var random = new Random(seed);
            var file = new Mutator(random).Mutate(files[random.Next(files.Count)]);
            if (!Task.Run(() => RunCase(seed, file, reader, isRefusal)).Wait(Hang))
            {
                Assert.Fail($"{what}: FUZZ_SEED={seed} FUZZ_CASES=1 was still running after {Hang.TotalSeconds} s.");
            }
        }

        Proof.Report(context, $"{what}: seed {firstSeed}, {cases} cases, {read} read, {refused} refused, {crashes.Count} crashes");
        Assert.IsEmpty(crashes, string.Join('\n', crashes));
        Assert.IsTrue(cases < 100 || (read > 0 && refused > 0), $"{what}: the cases must reach both ends, but {read} were read and {refused} refused.");
    }

    private void RunCase(int seed, byte[] file, Action<byte[]> reader, Func<Exception, bool> isRefusal)
    {
        var clock = Stopwatch.StartNew();
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            reader(file);
            read++;
        }
        catch (Exception refusal) when (isRefusal(refusal))
        {
            refused++;
        }
        catch (Exception crash)
        {
            crashes.Add($"FUZZ_SEED={seed} FUZZ_CASES=1: {crash}");
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        if (allocated > AllocationBase + (long)AllocationFactor * file.Length)
        {
            crashes.Add($"FUZZ_SEED={seed} FUZZ_CASES=1: {allocated} bytes were allocated for a file of {file.Length}.");
        }

        if (clock.Elapsed > Soon)
        {
            crashes.Add($"FUZZ_SEED={seed} FUZZ_CASES=1: took {clock.Elapsed}.");
        }
    }

    private static int Setting(string name, int value) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : value;
}
