using System.IO;

namespace OutlookProfile.Transactions;

/// <summary>A write was reported as done, but reading it back shows something else.</summary>
public sealed class VerificationException(string subject)
    : IOException($"{subject} does not hold what has just been written, although the system reported success. Another program or a policy takes it back.");
