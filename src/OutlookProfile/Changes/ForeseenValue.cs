using OutlookProfile.Registry;

namespace OutlookProfile.Changes;

/// <summary>
/// A value that Outlook itself will write because of a plan. It is noted down and not written, so that a removal puts back what was
/// there before, if it still stands as foreseen.
/// </summary>
/// <param name="Key">Relative to the user's hive.</param>
/// <param name="MayBeThere">Whether Outlook may have written it already: then it is not left over from an earlier configuration.</param>
public sealed record ForeseenValue(string Key, RegistryValue Value, bool MayBeThere);
