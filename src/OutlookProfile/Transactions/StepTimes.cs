using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;

namespace OutlookProfile.Transactions;

/// <summary>The steps of a run that may take time.</summary>
public enum RunStep
{
    /// <summary>Undo what a dead run has left.</summary>
    Recover,

    /// <summary>Find the user and the Outlooks, and decide what the profile is to be.</summary>
    Plan,

    /// <summary>See what is there, and find out what has to change.</summary>
    Resolve,

    /// <summary>Put the changes into the journal, and the journal on disk.</summary>
    NoteDown,

    /// <summary>Carry them out.</summary>
    Write,

    /// <summary>Read back what was written.</summary>
    Verify,

    /// <summary>Put the registry on disk.</summary>
    Flush,
}

/// <summary>Where the time of a run goes, over all its users. Steps do not contain each other.</summary>
public sealed class StepTimes
{
    private readonly long[] ticks = new long[(int)RunStep.Flush + 1];

    public void Measure(RunStep step, Action work) => Measure(step, () =>
    {
        work();
        return true;
    });

    public T Measure<T>(RunStep step, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            ticks[(int)step] += Stopwatch.GetTimestamp() - began;
        }
    }

    /// <summary>In milliseconds, such as "Plan 4.2, Write 3.1"; a step that was not taken is left out.</summary>
    public override string ToString()
    {
        var taken = new List<string>();
        for (var step = 0; step < ticks.Length; step++)
        {
            if (ticks[step] > 0)
            {
                taken.Add((RunStep)step + " " + Milliseconds(ticks[step]));
            }
        }

        return string.Join(", ", taken);
    }

    /// <param name="time">As <see cref="Stopwatch.GetTimestamp"/> counts.</param>
    public static string Milliseconds(long time) => (time * 1000.0 / Stopwatch.Frequency).ToString("0.0", CultureInfo.InvariantCulture);
}
