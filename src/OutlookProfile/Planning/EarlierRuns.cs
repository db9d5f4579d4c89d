using System;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// What a user's hive was before earlier runs of this product, as far as anybody has noted down what they wrote. A plan decides by that and not
/// by what they have made of it: so a configuration comes to the same whether another one was installed before it or not.
/// </summary>
/// <remarks>
/// But a profile that somebody has written into since the last of these runs cannot be thought back: what Outlook has put into it since belongs to the
/// services that stand in it now (its lists name them, sections point to them), and without ours it would look damaged. Such a one is taken as it is.
/// </remarks>
/// <param name="before">The hive without what they wrote; what somebody has changed since is in it as it is now.</param>
/// <param name="isInUse">Whether somebody has written into what they wrote at or below a key.</param>
/// <param name="hasReplaced">Whether they have put something of their own in the place of a key.</param>
/// <param name="hasFile">Whether they have written the file of a path.</param>
public sealed class EarlierRuns(IRegistry before, Func<string, bool> isInUse, Func<string, bool> hasReplaced, Func<string, bool> hasFile)
{
    public IRegistry Before => before;

    /// <summary>There were none, or nobody knows.</summary>
    public static EarlierRuns None(IRegistry current) => new(current, _ => false, _ => false, _ => false);

    public bool IsInUse(string key) => isInUse(key);

    public bool HasReplaced(string key) => hasReplaced(key);

    public bool HasFile(string path) => hasFile(path);
}
