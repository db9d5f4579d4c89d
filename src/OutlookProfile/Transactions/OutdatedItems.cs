using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// What earlier runs have written and a plan no longer wants. It goes back to what was there before those runs by the rule of a
/// removal: only what is still as we wrote it. But in a key of ours that is in use since there was nothing before that could come back
/// into it, so that there it just goes, and what was there before we made the key stays noted down for the removal; and what earlier runs have
/// deleted in a key that is in use since stays deleted.
/// </summary>
/// <remarks>
/// A key of ours that stands below one that comes back goes with all that is in it, also when the plan writes there again: it has inherited
/// its security from what stood there instead.
/// </remarks>
public sealed class OutdatedItems
{
    private readonly ProfilePlan plan;
    private readonly UndoRecord undo;
    private readonly WantedItems wanted;
    private readonly HashSet<string> comingBack = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> madeAnew = new(StringComparer.OrdinalIgnoreCase);

    public OutdatedItems(ProfilePlan plan, UndoRecord undo)
    {
        this.plan = plan;
        this.undo = undo;
        wanted = new WantedItems([.. plan.Changes, .. plan.OutOfReach]);
        foreach (var foreseen in plan.Foreseen)
        {
            if (foreseen.MayBeThere)
            {
                wanted.AddValue(foreseen.Key, foreseen.Value.Name);
            }
        }

        foreach (var key in undo.Items.OfType<UndoKey>())
        {
            if (key.Before is not null && !wanted.Replaces(key.Key) && !IsSettled(key.Key))
            {
                comingBack.Add(key.Key);
            }
        }

        foreach (var key in undo.Items.OfType<UndoKey>())
        {
            if (key.Before is null && RegistryPath.WithAncestors(key.Key).Any(comingBack.Contains))
            {
                madeAnew.Add(key.Key);
            }
        }
    }

    /// <summary>What taking them back would change now, for people; nothing of it is carried out.</summary>
    public IReadOnlyList<Text> Find(IRegistry registry, IFileStore fileStore)
    {
        var found = GoingAway(registry, fileStore).Concat(new Removal(undo.Restrict(GoesBack), registry, fileStore, null).ResolveItems());
        return found.Where(entry => entry is FileEntry || entry is ValueEntry value && !wanted.HasValue(value.Key, value.Name)).Select(entry => entry.Subject).ToArray();
    }

    /// <summary>Those that go back to what was there before.</summary>
    internal bool GoesBack(UndoItem item) => IsLeftBehind(item) && !(UndoRecord.KeyOf(item) is { } changed && plan.IsOutOfReach(changed));

    /// <summary>Those that would go back, but for want of rights.</summary>
    internal OutOfReach OutOfReach(IRegistry registry) => new(undo.Restrict(IsLeftBehind), plan.IsOutOfReach, registry);

    private bool IsLeftBehind(UndoItem item) => !IsWanted(item) && !IsOwn(item) && !plan.StaysAsItIs(item switch
    {
        UndoValue value => value.Key,
        UndoKey key => key.Key,
        UndoFile file => file.Path,
        UndoDirectory directory => directory.Path,
        _ => "",
    });

    /// <summary>The steps by which those in keys of our own go, inner keys before outer ones.</summary>
    internal IReadOnlyList<JournalEntry> GoingAway(IRegistry registry, IFileStore fileStore)
    {
        var staged = new StagedEntries(registry, fileStore);
        var emptied = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in undo.Items.OfType<UndoValue>().Where(item => item.Written is not null && IsOwn(item) && !IsWanted(item)))
        {
            if (staged.Registry.GetValue(value.Key, value.Name) is { } current && current.SameContent(value.Written!))
            {
                staged.Add(new ValueEntry(value.Key, value.Name, current, null));
                emptied.Add(value.Key);
            }
        }

        // Also one that was there before a run replaced what was in it: nothing of that comes back before the removal.
        emptied.ExceptWith(wanted.Keys);
        emptied.UnionWith(undo.Items.OfType<UndoKey>().Where(item => item.Written is not null && IsOwn(item) && !IsWanted(item)).Select(item => item.Key));
        foreach (var key in emptied.OrderByDescending(RegistryPath.Depth))
        {
            if (staged.Registry.KeyExists(key) && RegistryLookup.IsEmpty(staged.Registry, key))
            {
                staged.Add(new KeyDeletedEntry(new KeySnapshot(key, [], staged.Registry.GetSecurity(key) ?? [])));
            }
        }

        return staged.Entries;
    }

    private bool IsWanted(UndoItem item) => item switch
    {
        UndoValue value when madeAnew.Contains(value.Key) => false,
        UndoKey key when madeAnew.Contains(key.Key) || comingBack.Contains(key.Key) => false,
        UndoValue value => wanted.HasValue(value.Key, value.Name) || wanted.Replaces(value.Key) || value.Written is null && IsSettled(value.Key),
        UndoKey key => wanted.HasKey(key.Key) || wanted.Replaces(key.Key) || (key.Written is null || key.Before is not null) && IsSettled(key.Key) && !IsOwn(key),
        UndoFile file => wanted.HasFile(file.Path),
        UndoDirectory directory => wanted.HasFileIn(directory.Path),
        _ => true,
    };

    private bool IsOwn(UndoItem item) => item switch
    {
        UndoValue value => plan.OwnKeys.Any(key => RegistryPath.IsAtOrBelow(value.Key, key)),
        UndoKey key => plan.OwnKeys.Any(own => RegistryPath.IsAtOrBelow(key.Key, own)),
        _ => false,
    };

    private bool IsSettled(string key) => plan.OwnKeys.Concat(plan.UpdatedKeys).Any(settled => RegistryPath.IsAtOrBelow(key, settled));
}
