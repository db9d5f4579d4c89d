using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>Takes out of a value what we had added to it, when somebody has changed it since: for values that several write into, such as lists.</summary>
/// <param name="before">As it was before we changed it; null when it was not there.</param>
/// <param name="written">As we left it.</param>
/// <param name="current">As it is now.</param>
/// <param name="rest">What is to be there in its place; null for no value.</param>
/// <returns>False when it is no such value, or nothing of ours is in it any more: then it stays as somebody made it.</returns>
public delegate bool ValueMerge(RegistryValue? before, RegistryValue? written, RegistryValue? current, out RegistryValue? rest);
