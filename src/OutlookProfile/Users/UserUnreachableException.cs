using System.IO;

namespace OutlookProfile.Users;

/// <summary>Why nothing can be done for one user, though nothing went wrong.</summary>
public enum UnreachableReason
{
    /// <summary>No account has the SID any more; Windows' list of profiles still names it.</summary>
    Gone,

    /// <summary>The profile folder holds no registry hive: it was emptied, lies in a container that is not attached (FSLogix), or is a mandatory one.</summary>
    HiveMissing,

    /// <summary>Another program has the hive open at this moment: the user is just logging on or off, or a backup runs.</summary>
    Busy,

    /// <summary>The file is no registry hive, or a damaged one.</summary>
    Damaged,
}

/// <summary>A user cannot be reached, now or at all. The message names the user and the cause.</summary>
public sealed class UserUnreachableException(UnreachableReason reason, Text text) : IOException(text.ToString()), ITextException
{
    public Text Text { get; } = text;

    public UnreachableReason Reason { get; } = reason;
}
