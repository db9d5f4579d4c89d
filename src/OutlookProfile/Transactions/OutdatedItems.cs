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
public sealed class OutdatedItems
{
    private readonly ProfilePlan plan;
    private readonly WantedItems wanted;

    public OutdatedItems(ProfilePlan plan)
    {
        this.plan = plan;
        wanted = new WantedItems([.. plan.Changes, .. plan.OutOfReach]);
        foreach (var foreseen in plan.Foreseen)
        {
            if (foreseen.MayBeThere)
            {
                wanted.AddValue(foreseen.Key, foreseen.Value.Name);
            }
        }
    }

    /// <summary>What taking them back would change now, for people; nothing of it is carried out.</summary>
    public IReadOnlyList<Text> Find(UndoRecord undo, IRegistry registry, IFileStore fileStore)
    {
        var found = GoingAway(undo, registry, fileStore).Concat(new Removal(undo.Restrict(GoesBack), registry, fileStore, null).ResolveItems());
        return found.Where(entry => entry is ValueEntry or FileEntry).Select(entry => entry.Subject).ToArray();
    }

    /// <summary>Those that go back to what was there before.</summary>
    internal bool GoesBack(UndoItem item) => IsLeftBehind(item) && !(UndoRecord.KeyOf(item) is { } changed && plan.IsOutOfReach(changed));

    /// <summary>Those that would go back, but for want of rights.</summary>
    internal OutOfReach OutOfReach(UndoRecord undo, IRegistry registry) => new(undo.Restrict(IsLeftBehind), plan.IsOutOfReach, registry);

    private bool IsLeftBehind(UndoItem item) => !IsWanted(item) && !IsOwn(item) && !plan.StaysAsItIs(item switch
    {
        UndoValue value => value.Key,
        UndoKey key => key.Key,
        UndoFile file => file.Path,
        UndoDirectory directory => directory.Path,
        _ => "",
    });

    /// <summary>The steps by which those in keys of our own go, inner keys before outer ones.</summary>
    internal IReadOnlyList<JournalEntry> GoingAway(UndoRecord undo, IRegistry registry, IFileStore fileStore)
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
        UndoValue value => wanted.HasValue(value.Key, value.Name) || wanted.Replaces(value.Key) || value.Written is null && IsSettled(value.Key),

        // The plan writes into a key that was there before as well, and does so when it is again as it was.
        UndoKey key => key.Before is null && wanted.HasKey(key.Key) || wanted.Replaces(key.Key) || (key.Written is null || key.Before is not null) && IsSettled(key.Key) && !IsOwn(key),
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
