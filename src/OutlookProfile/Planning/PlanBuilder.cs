using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>Collects the changes of one plan.</summary>
internal sealed class PlanBuilder
{
    public List<PlannedChange> Changes { get; } = [];

    public List<Text> Notes { get; } = [];

    /// <summary>Those of the notes that name what the configuration wants and this user may not write.</summary>
    public List<Text> NotWritten { get; } = [];

    /// <summary>What the configuration wants in keys that this run lacks the rights to change.</summary>
    public List<PlannedChange> OutOfReach { get; } = [];

    /// <summary>Whether the profile comes only when Outlook is started the next time.</summary>
    public bool WaitsForOutlook { get; set; }

    /// <summary>What Outlook will write because of the plan.</summary>
    public List<ForeseenValue> Foreseen { get; } = [];

    /// <summary>The profile that the changes are about, when this product made it as a whole and it is in use since.</summary>
    public string? OwnKey { get; set; }

    /// <summary>The profile that the changes are about, when somebody else made it, earlier runs have changed it and it is in use since.</summary>
    public string? UpdatedKey { get; set; }

    public void Set(string key, RegistryValue value, Text reason) => Changes.Add(new SetValue(key, value, reason));

    public void DeleteValue(string key, string name, Text reason) => Changes.Add(new DeleteValue(key, name, reason));

    public void DeleteTree(string key, Text reason) => Changes.Add(new DeleteTree(key, reason));

    public void WriteFile(string path, byte[] content, Text reason) => Changes.Add(new WriteFile(path, content, reason));

    /// <summary>Takes over everything that another plan collected.</summary>
    public void Add(PlanBuilder other)
    {
        Changes.AddRange(other.Changes);
        Notes.AddRange(other.Notes);
        NotWritten.AddRange(other.NotWritten);
        OutOfReach.AddRange(other.OutOfReach);
        Foreseen.AddRange(other.Foreseen);
        WaitsForOutlook |= other.WaitsForOutlook;
        OwnKey ??= other.OwnKey;
        UpdatedKey ??= other.UpdatedKey;
    }

    /// <summary>Adds a UID at the end of a list, unless it is in it.</summary>
    public void Append(string key, PropertyTag tag, IReadOnlyList<MapiUid> existing, IReadOnlyList<MapiUid> added, Text reason) =>
        Set(key, MapiValue.Uids(tag, existing.Concat(added).Distinct()), reason);
}
