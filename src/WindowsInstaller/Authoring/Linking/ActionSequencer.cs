using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Linking;

/// <summary>
/// Gives every action of one sequence table its number. Actions beside another one get the free numbers next to the
/// placed action they hang on in the end; among themselves they keep the order of the authoring.
/// </summary>
internal sealed class ActionSequencer
{
    private readonly string table;
    private readonly Diagnostics diagnostics;
    private readonly OrderedDictionary<string, ActionSymbol> actions = [];
    private readonly Dictionary<string, List<ActionSymbol>> before = [];
    private readonly Dictionary<string, List<ActionSymbol>> after = [];

    private ActionSequencer(string table, Diagnostics diagnostics)
    {
        this.table = table;
        this.diagnostics = diagnostics;
    }

    /// <param name="authored">The actions authored for this table, in order.</param>
    /// <param name="required">Names of the standard actions the content of the package calls for.</param>
    /// <returns>Every action with its number; placed actions first.</returns>
    public static IEnumerable<ActionSymbol> Sequence(string table, IEnumerable<ActionSymbol> authored, IEnumerable<string> required, Diagnostics diagnostics)
    {
        var sequencer = new ActionSequencer(table, diagnostics);
        foreach (var action in authored)
        {
            sequencer.actions.Add(action.Action, action);
        }

        foreach (var action in required)
        {
            sequencer.AddStandard(action, default);
        }

        return sequencer.Run();
    }

    private IEnumerable<ActionSymbol> Run()
    {
        foreach (var action in actions.Values.ToList())
        {
            if (action.Anchor is { } anchor)
            {
                AddStandard(anchor, action.At);
                Hang(action, anchor);
            }
        }

        var placed = actions.Values.Where(action => action.Anchor is null).OrderBy(action => action.Sequence).ToList();
        var result = new List<ActionSymbol>(placed);
        for (var i = 0; i < placed.Count; i++)
        {
            var lower = i == 0 ? 0 : Math.Max(0, placed[i - 1].Sequence!.Value);
            var upper = i == placed.Count - 1 ? short.MaxValue + 1 : placed[i + 1].Sequence!.Value;
            result.AddRange(Around(placed[i], lower, upper));
        }

        foreach (var clash in result.GroupBy(action => action.Sequence).Where(actions => actions.Count() > 1))
        {
            var names = string.Join(", ", clash.Select(action => $"'{action.Action}'"));
            diagnostics.Report(clash.First(action => action.At != default).At, $"{names} all have the number {clash.Key} in {table}.");
        }

        return result;
    }

    private void AddStandard(string action, SourceLocation at)
    {
        if (!actions.ContainsKey(action) && StandardActions.Number(table, action) is { } number)
        {
            actions.Add(action, new ActionSymbol(at, table, action, StandardActions.Condition(action), number));
        }
    }

    private void Hang(ActionSymbol action, string anchor)
    {
        var passed = new HashSet<ActionSymbol>();
        for (var next = actions[anchor]; next.Anchor is not null && passed.Add(next); next = actions[next.Anchor])
        {
            if (next == action)
            {
                diagnostics.Report(action.At, $"'{action.Action}' stands beside itself in {table}, through '{anchor}'.");
                return;
            }

            AddStandard(next.Anchor, next.At);
        }

        var side = action.Before is null ? after : before;
        if (!side.TryGetValue(anchor, out var list))
        {
            side[anchor] = list = [];
        }

        list.Add(action);
    }

    private IEnumerable<ActionSymbol> Around(ActionSymbol placed, int lower, int upper)
    {
        var number = placed.Sequence!.Value;
        var earlier = Flatten(before, placed.Action).ToList();
        var later = Flatten(after, placed.Action).ToList();
        if (earlier.Count + later.Count == 0)
        {
            yield break;
        }

        if (number < 0)
        {
            diagnostics.Report(earlier.Concat(later).First().At, $"'{placed.Action}' ends the sequence {table}, so nothing can stand beside it.");
            yield break;
        }

        if (number - earlier.Count <= lower || number + later.Count >= upper)
        {
            diagnostics.Report(earlier.Concat(later).First().At, $"there are too few free numbers beside '{placed.Action}' ({number}) in {table}.");
            yield break;
        }

        for (var i = 0; i < earlier.Count; i++)
        {
            yield return earlier[i] with { Sequence = number - earlier.Count + i };
        }

        for (var i = 0; i < later.Count; i++)
        {
            yield return later[i] with { Sequence = number + 1 + i };
        }
    }

    private IEnumerable<ActionSymbol> Flatten(Dictionary<string, List<ActionSymbol>> side, string anchor)
    {
        foreach (var action in side.GetValueOrDefault(anchor, []))
        {
            foreach (var earlier in Flatten(before, action.Action))
            {
                yield return earlier;
            }

            yield return action;
            foreach (var later in Flatten(after, action.Action))
            {
                yield return later;
            }
        }
    }
}
