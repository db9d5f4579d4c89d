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
    public static IEnumerable<Text> Describe(JournalContent journal)
    {
        var header = journal.Header;
        Text end = (journal.Closed, journal.Torn) switch
        {
            (true, false) => $"ended",
            (true, true) => $"ended, the last record is cut off",
            (false, false) => $"not ended",
            _ => $"not ended, the last record is cut off",
        };
        yield return $"{Word(header.Kind)} by {Word(header.Origin)} for '{JournalHeader.InWords(header.Scope)}', {header.StartedUtc:yyyy-MM-dd HH:mm:ss} UTC, process {header.ProcessId}, transaction {header.TransactionId}, {end}";
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
    public static IEnumerable<Text> Describe(UndoRecord record)
    {
        foreach (var item in record.Items)
        {
            yield return item switch
            {
                UndoValue value => $"value '{value.Name}' of key '{value.Key}': {Content(value.Before)} -> {Content(value.Written)}",
                UndoKey key => $"key '{key.Key}': {Presence(key.Before)} -> {Presence(key.Written)}",
                UndoFile file => $"file '{file.Path}': {Content(file.Before)} -> {Content(file.Written)}",
                UndoDirectory folder => $"folder '{folder.Path}': {Presence(null)} -> {Presence(folder)}",
                _ => Text.Verbatim(item.ToString()!),
            };
        }
    }

    private static Text Word(TransactionKind kind) => kind == TransactionKind.Write ? $"Write" : (Text)$"Removal";

    private static Text Word(RunOrigin origin) => origin == RunOrigin.Installer ? $"Windows Installer" : (Text)$"the tool";

    private static Text Presence(object? thing) => thing is null ? $"absent" : (Text)$"there";

    private static Text Content(RegistryValue? value) => value is null ? Presence(null) : $"{value.Type.ToString()} of {value.Data.Length} bytes";

    private static Text Content(byte[]? content) => content is null ? Presence(null) : $"{content.Length} bytes";
}
