namespace OutlookProfile.Tests.Texts;

/// <summary>One text of a catalogue.</summary>
/// <param name="English">The msgid: the English template.</param>
/// <param name="Translation">The msgstr; "" when it is not translated yet.</param>
internal sealed record PoEntry(string English, string Translation);
