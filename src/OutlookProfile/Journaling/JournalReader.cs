using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>Journals and undo records for people: support reads what a run has done and what could not be put back.</summary>
public static class JournalReader
{
    /// <summary>The names of all journals, those put aside (*.damaged, *.unrestored) included.</summary>
    public static IReadOnlyList<string> Names(IJournalStore store) =>
        store.List().Where(name => Journal.IsJournal(name) || Journal.IsJournal(System.IO.Path.GetFileNameWithoutExtension(name))).ToArray();

    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="JournalException">The bytes are no journal, or damaged.</exception>
    public static JournalContent Read(byte[] bytes, string file) => Journal.Decode(bytes, file);

    /// <summary>A line for the run and one for each entry, in order; contents of values and files as type and length only.</summary>
    public static IEnumerable<string> Describe(JournalContent journal)
    {
        var header = journal.Header;
        yield return string.Format(
            CultureInfo.InvariantCulture,
            "{0} by {1} for '{2}', {3:yyyy-MM-dd HH:mm:ss} UTC, process {4}, transaction {5}, {6}{7}",
            header.Kind,
            header.Origin,
            header.Scope,
            header.StartedUtc,
            header.ProcessId,
            header.TransactionId,
            journal.Closed ? "ended" : "not ended",
            journal.Torn ? ", the last record is cut off" : "");
        foreach (var entry in journal.Entries)
        {
            yield return entry switch
            {
                ValueEntry value => $"{value.Subject}: {Content(value.Before)} -> {Content(value.After)}",
                KeyCreatedEntry key => $"{key.Subject}: created",
                KeyDeletedEntry key => $"{key.Subject}: deleted with {key.Before.Values.Count} values",
                FileEntry file => $"{file.Subject}: {Content(file.Before)} -> {Content(file.After)}",
                DirectoryCreatedEntry folder => $"{folder.Subject}: created",
                DirectoryDeletedEntry folder => $"{folder.Subject}: deleted",
                UndoRecordEntry undo => $"{undo.Subject}: {Content(undo.Before)} -> {Content(undo.After)}",
                _ => $"{entry.Subject}: changed",
            };
        }
    }

    /// <summary>A line for each item: what was there before the first installation, and what was written last.</summary>
    public static IEnumerable<string> Describe(UndoRecord record)
    {
        foreach (var item in record.Items)
        {
            yield return item switch
            {
                UndoValue value => $"value '{value.Name}' of key '{value.Key}': {Content(value.Before)} -> {Content(value.Written)}",
                UndoKey key => $"key '{key.Key}': {(key.Before is null ? "absent" : "there")} -> {(key.Written is null ? "absent" : "there")}",
                UndoFile file => $"file '{file.Path}': {Content(file.Before)} -> {Content(file.Written)}",
                UndoDirectory folder => $"folder '{folder.Path}': absent -> there",
                _ => item.ToString()!,
            };
        }
    }

    private static string Content(RegistryValue? value) =>
        value is null ? "absent" : $"{value.Type} of {value.Data.Length.ToString(CultureInfo.InvariantCulture)} bytes";

    private static string Content(byte[]? content) =>
        content is null ? "absent" : $"{content.Length.ToString(CultureInfo.InvariantCulture)} bytes";
}
