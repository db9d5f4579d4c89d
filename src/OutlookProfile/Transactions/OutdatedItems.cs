using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// What earlier runs have written and a plan no longer wants. It goes back to what was there before those runs by the rule of a
/// removal: only what is still as we wrote it. In a key that is ours as a whole there was nothing before that could come back
/// into it, so that there it just goes, and what was there before we made the key stays noted down for the removal. What earlier runs have
/// deleted in the keys that the plan is about stays deleted.
/// </summary>
public sealed class OutdatedItems
{
    private readonly ProfilePlan plan;
    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> deletedTrees = [];

    public OutdatedItems(ProfilePlan plan)
    {
        this.plan = plan;
        foreach (var foreseen in plan.Foreseen)
        {
            if (foreseen.MayBeThere)
            {
                AddValue(foreseen.Key, foreseen.Value.Name);
            }
        }

        foreach (var change in plan.Changes)
        {
            Want(change);
        }

        foreach (var change in plan.OutOfReach)
        {
            Want(change);
        }
    }

    /// <summary>What taking them back would change now, for people; nothing of it is carried out.</summary>
    public IReadOnlyList<Text> Find(IJournalStore store, string scope, IRegistry registry, IFileStore fileStore)
    {
        var undo = UndoRecord.Read(store, scope);
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
        emptied.ExceptWith(keys);
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

    private void Want(PlannedChange change)
    {
        switch (change)
        {
            case SetValue set:
                AddValue(set.Key, set.Value.Name);
                keys.UnionWith(RegistryPath.WithAncestors(set.Key));
                break;
            case DeleteValue delete:
                AddValue(delete.Key, delete.Name);
                break;
            case DeleteTree delete:
                deletedTrees.Add(delete.Key);
                break;
            case WriteFile file:
                files.Add(file.Path);
                break;
        }
    }

    private void AddValue(string key, string name) => values.Add($"{key}\0{name}");

    private bool IsWanted(UndoItem item) => item switch
    {
        UndoValue value => values.Contains($"{value.Key}\0{value.Name}") || IsReplaced(value.Key) || value.Written is null && IsSettled(value.Key),
        UndoKey key => keys.Contains(key.Key) || IsReplaced(key.Key) || (key.Written is null || key.Before is not null) && IsSettled(key.Key) && !IsOwn(key),
        UndoFile file => files.Contains(file.Path),
        UndoDirectory directory => files.Any(file => IsInside(file, directory.Path)),
        _ => true,
    };

    private bool IsOwn(UndoItem item) => item switch
    {
        UndoValue value => plan.OwnKeys.Any(key => RegistryPath.IsAtOrBelow(value.Key, key)),
        UndoKey key => plan.OwnKeys.Any(own => RegistryPath.IsAtOrBelow(key.Key, own)),
        _ => false,
    };

    private bool IsSettled(string key) => plan.OwnKeys.Concat(plan.UpdatedKeys).Any(settled => RegistryPath.IsAtOrBelow(key, settled));

    private bool IsReplaced(string key) => deletedTrees.Any(tree => RegistryPath.IsAtOrBelow(key, tree));

    private static bool IsInside(string file, string directory)
    {
        for (var folder = Path.GetDirectoryName(file); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (string.Equals(folder, directory, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
