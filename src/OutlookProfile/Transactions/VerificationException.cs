using System.IO;

namespace OutlookProfile.Transactions;

/// <summary>A write was reported as done, but reading it back shows something else.</summary>
public sealed class VerificationException(Text subject) : IOException(Say(subject).ToString()), ITextException
{
    public Text Text { get; } = Say(subject);

    private static Text Say(Text subject) => $"{subject} does not hold what has just been written, although the system reported success. Another program or a policy takes it back.";
}
