using System;
using System.Linq;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// Which names of profiles a version can read. Before 2016 MAPI takes them as 8-bit text only: what the machine's ANSI code page does not have
/// arrives as a question mark or as a letter that looks alike, and that profile is not there (IProfAdmin::CreateProfile, MAPI_UNICODE).
/// </summary>
internal static class ProfileNames
{
    /// <summary>Outlook 2016 is the first that takes names in Unicode.</summary>
    public static bool AreAnsi(OutlookVersion version) => version < OutlookVersion.Outlook2016;

    /// <returns>A note when the machine's code page is not known and matters; otherwise null.</returns>
    /// <exception cref="PlanException">The machine's ANSI code page does not have a character of the name.</exception>
    public static Text? Check(string name, OutlookVersion version, TargetUser user)
    {
        if (!AreAnsi(version) || name.All(character => character < 0x80))
        {
            return null;
        }

        if (user.AnsiHolds is not { } holds)
        {
            return $"{version.ProductName()} reads profile.name \"{name}\" in the machine's ANSI code page: a machine whose code page does not have it refuses the profile.";
        }

        foreach (var character in name)
        {
            if (!holds(character.ToString()))
            {
                throw new PlanException($"profile.name \"{name}\" holds \"{character}\" (U+{(int)character:X4}), which the ANSI code page of this machine does not have, and {version.ProductName()} ({version.Number()}) takes the name of a profile in no other; name other characters, or leave {version.Number()} out of outlook.versions.");
            }
        }

        return null;
    }
}
