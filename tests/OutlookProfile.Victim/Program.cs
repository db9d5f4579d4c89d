using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using OutlookProfile.Changes;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Victim;

// drive                            everything: each scenario is killed at each write
// run FOLDER SCENARIO              one run; prints the number of its writes, and which of them decides about the commit
// run FOLDER SCENARIO N            the same, killed before write N
// recover FOLDER N                 what the next run does first, killed before its own write N
return args switch
{
    ["drive"] => Drive(),
    ["run", var folder, var name] => Run(folder, name, 0),
    ["run", var folder, var name, var at] => Run(folder, name, int.Parse(at, CultureInfo.InvariantCulture)),
    ["recover", var folder, var at] => Recover(folder, int.Parse(at, CultureInfo.InvariantCulture)),
    _ => throw new ArgumentException("drive, run or recover is expected"),
};

static int Drive()
{
    const int RecoveryWrites = 7;
    var folder = Path.Combine(Path.GetTempPath(), "outlookprofile-kills");
    var machine = new Machine(folder);
    var watch = Stopwatch.StartNew();
    var total = 0;
    foreach (var scenario in KillScenario.All)
    {
        var recoveries = 0;
        Prepare();
        var before = Look();
        var (_, output) = Start("run", folder, scenario.Name);
        var numbers = output.Trim().Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var (writes, mark) = (numbers[0], numbers[1]);
        var after = Look();
        Require(after.State.Registry != before.State.Registry, "the run has changed nothing");
        Require(mark > 3 && writes > mark, $"{writes} writes with the decision at {mark}");
        Prepare();
        before = Look();
        for (var at = 1; at <= writes + 1; at++)
        {
            // Killed before the next write is killed after this one: nothing but reading lies between.
            var where = $"{scenario.Name}, killed before write {at} of {writes}";
            var (code, _) = Start("run", folder, scenario.Name, at.ToString(CultureInfo.InvariantCulture));
            Require(code == (at <= writes ? Native.KilledExitCode : 0), $"{where}: exit code {code}");

            // The next process is killed too, each time somewhere else, and the one after it has to do.
            recoveries += Start("recover", folder, (1 + at % RecoveryWrites).ToString(CultureInfo.InvariantCulture)).Code == Native.KilledExitCode ? 1 : 0;
            machine.Recover();
            var (state, export) = Look();
            if (at > mark)
            {
                Require(state.Registry == after.State.Registry && state.Profile == after.State.Profile && export.SequenceEqual(after.Export), $"{where}: not what had been committed");
                Require(!state.Store.Contains("journal", StringComparison.Ordinal), $"{where}: a journal is left over");
                Prepare();
                before = Look();
            }
            else
            {
                Require(state == before.State && export.SequenceEqual(before.Export), $"{where}: not as it was before");
            }
        }

        Console.WriteLine($"{scenario.Name}: {writes} real kills, at every write, and {recoveries} of the recovery, all recovered byte for byte");
        total += writes + recoveries;

        ((string Registry, string Profile, string Store) State, byte[] Export) Look() => (machine.State, Machine.Export());

        void Prepare()
        {
            machine.Prepare(scenario.World());
            machine.Recover();
            foreach (var plan in scenario.Earlier)
            {
                machine.Run(plan, new FaultInjector());
            }
        }
    }

    machine.Clear();
    Console.WriteLine($"{total} real kills in {watch.Elapsed.TotalSeconds:0} s, 0 differences");
    return 0;
}

static int Run(string folder, string name, int at)
{
    var count = 0;
    var faults = new FaultInjector
    {
        Before = _ => KillWhen(++count == at),
    };
    new Machine(folder).Run(KillScenario.All.Single(scenario => scenario.Name == name).Plan, faults);
    Console.WriteLine($"{faults.Writes.Count} {faults.Writes.FindIndex(write => write.Target.EndsWith(".committed", StringComparison.Ordinal)) + 1}");
    return 0;
}

static int Recover(string folder, int at)
{
    var count = 0;
    new Machine(folder).Recover(new FaultInjector { Before = _ => KillWhen(++count == at) });
    return 0;
}

static void KillWhen(bool now)
{
    if (now)
    {
        // No finally, no handler, no flush: the process is gone.
        Native.TerminateProcess(Native.GetCurrentProcess(), Native.KilledExitCode);
    }
}

static (int Code, string Output) Start(params string[] arguments)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

static void Require(bool condition, string problem)
{
    if (!condition)
    {
        throw new InvalidOperationException(problem);
    }
}

/// <summary>A run to be killed: the machine before it, earlier runs on it, and its plan (null for a removal).</summary>
internal sealed record KillScenario(string Name, Func<World> World, IReadOnlyList<ProfilePlan> Earlier, ProfilePlan? Plan)
{
    public static IReadOnlyList<KillScenario> All { get; } =
    [
        new("install", Scenarios.BareMachine, [], Scenarios.Write("one")),
        new("update", Scenarios.HandMade, [], Scenarios.Write("one")),
        new("replace", Scenarios.HandMade, [], Scenarios.Replace("one")),
        new("uninstall", Scenarios.HandMade, [Scenarios.Write("one")], null),
    ];
}

internal static class Native
{
    public const int KilledExitCode = 77;

    [DllImport("kernel32.dll")]
    public static extern nint GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool TerminateProcess(nint process, int exitCode);
}
