using OutlookProfile.Mapi;

namespace OutlookProfile.Planning;

/// <summary>The UIDs of the sections that this product creates in one user's profile: always the same ones for the same user and profile.</summary>
internal sealed class SectionUids(string profileName, string userName)
{
    public MapiUid Of(string section) =>
        MapiUid.FromName($"{profileName.ToUpperInvariant()}\n{userName.ToUpperInvariant()}\n{section}");
}
