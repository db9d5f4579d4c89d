using System.IO;

namespace OutlookProfile.Transactions;

/// <summary>Somebody else changed a thing between the moment at which it was noted down and the moment at which it was to be written.</summary>
public sealed class ConcurrentChangeException(Text subject) : IOException(Say(subject).ToString()), ITextException
{
    public Text Text { get; } = Say(subject);

    private static Text Say(Text subject) => $"{subject} was changed by another program at the same moment. Close Outlook and try again.";
}
