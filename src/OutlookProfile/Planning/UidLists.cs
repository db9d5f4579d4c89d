using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// The lists of services and providers in a profile, into which everybody who adds one writes. A list that somebody has lengthened
/// since we did is not taken for theirs as a whole: it would go on naming sections that a removal takes away, and a profile
/// that names missing sections is broken.
/// </summary>
public static class UidLists
{
    private static readonly string[] Names =
    [
        PropertyTags.PR_SERVICES.ValueName,
        PropertyTags.PR_STORE_PROVIDERS.ValueName,
        PropertyTags.PR_AB_PROVIDERS.ValueName,
        PropertyTags.PR_TRANSPORT_PROVIDERS.ValueName,
        PropertyTags.PR_FILTERING_HOOKS.ValueName,
    ];

    /// <summary>What is there now without what we had added.</summary>
    /// <param name="before">The list before we changed it; null when there was none.</param>
    /// <param name="written">The list as we left it.</param>
    /// <param name="current">The list as it is now.</param>
    /// <param name="rest">What is to be there in its place; null for no value.</param>
    /// <returns>False when this is no such list, or nothing of ours is in it any more.</returns>
    public static bool TakeOut(RegistryValue? before, RegistryValue? written, RegistryValue? current, out RegistryValue? rest)
    {
        rest = current;
        if (current is null || written is null || !Names.Contains(current.Name, System.StringComparer.OrdinalIgnoreCase)
            || MapiValue.ReadUids(written) is not { } ours || MapiValue.ReadUids(current) is not { } now)
        {
            return false;
        }

        var added = ours.Except(MapiValue.ReadUids(before) ?? []).ToArray();
        var left = now.Where(uid => !added.Contains(uid)).ToArray();
        rest = left.Length == 0 && before is null ? null : RegistryValue.Binary(current.Name, left.SelectMany(uid => uid.Bytes).ToArray());
        return left.Length < now.Count;
    }
}
