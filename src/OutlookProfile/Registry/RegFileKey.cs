using System.Collections.Generic;

namespace OutlookProfile.Registry;

/// <summary>One [section] of a registration file.</summary>
/// <param name="Key">The whole path from the root, HKEY_CURRENT_USER\Software\...</param>
/// <param name="Delete">[-key]: the key goes away with everything below it; then there are no values.</param>
/// <param name="Values">The values in the file's order.</param>
public sealed record RegFileKey(string Key, bool Delete, IReadOnlyList<RegFileValue> Values);

/// <summary>One line of a section: the value to set, or null where the line deletes it ("name"=-).</summary>
public sealed record RegFileValue(string Name, RegistryValue? Value);
