using System;
using System.Collections.Generic;

namespace OutlookProfile.Journaling;

/// <summary>
/// The write-ahead log of one transaction in one scope. Entries are on disk before the writes that they describe;
/// the closing mark is on disk before the file goes away, so that a file that a power loss brings back does no harm.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Kind = "OPJRNL";
    private const string Extension = ".journal";

    private const byte HeaderFrame = 1;
    private const byte EntriesFrame = 2;
    private const byte ClosedFrame = 3;

    private readonly IJournalStore store;
    private readonly byte[] prologue;
    private IJournalFile? file;
    private long length;
    private uint sequence;

    private Journal(IJournalStore store, string name, byte[] prologue)
    {
        this.store = store;
        Name = name;
        this.prologue = prologue;
    }

    public string Name { get; }

    public static string NameOf(Guid transactionId, string scope) => $"{transactionId:N}.{scope}{Extension}";

    public static bool IsJournal(string name) => name.EndsWith(Extension, StringComparison.Ordinal);

    public static bool BelongsTo(string name, Guid transactionId) =>
        IsJournal(name) && name.StartsWith(transactionId.ToString("N") + ".", StringComparison.Ordinal);

    /// <summary>The scope that a journal is of; null when the name is none of a journal.</summary>
    public static string? ScopeOf(string name) =>
        IsJournal(name) && name.IndexOf('.') is var dot && dot + 1 < name.Length - Extension.Length
            ? name.Substring(dot + 1, name.Length - Extension.Length - dot - 1)
            : null;

    /// <summary>Makes the file with its header, in one step and on disk.</summary>
    public static Journal Create(IJournalStore store, JournalHeader header)
    {
        var prologue = FrameFile.Prologue(Kind, header.TransactionId);
        var journal = new Journal(store, NameOf(header.TransactionId, header.Scope), prologue);
        var encoder = new RecordEncoder();
        encoder.Byte(HeaderFrame);
        encoder.Byte((byte)header.Kind);
        encoder.Byte((byte)header.Origin);
        encoder.Text(header.Scope);
        encoder.Int64(header.StartedUtc.Ticks);
        encoder.UInt32((uint)header.ProcessId);
        var frame = FrameFile.Frame(prologue, 0, encoder.ToArray(), journal.Name);
        var bytes = new byte[prologue.Length + frame.Length];
        prologue.CopyTo(bytes, 0);
        frame.CopyTo(bytes, prologue.Length);
        try
        {
            store.Replace(journal.Name, bytes);
        }
        catch
        {
            // It may be there all the same, when only waiting for the disk failed.
            store.Delete(journal.Name);
            throw;
        }

        journal.length = bytes.Length;
        journal.sequence = 1;
        return journal;
    }

    /// <summary>The journal as it stands in the store, or null when there is none.</summary>
    /// <exception cref="JournalException">It is damaged.</exception>
    public static JournalContent? Read(IJournalStore store, string name) =>
        store.Read(name) is { } bytes ? Decode(bytes, name) : null;

    /// <exception cref="JournalException">It is damaged.</exception>
    public static JournalContent Decode(byte[] bytes, string name)
    {
        var content = FrameFile.Read(bytes, Kind, name);
        JournalHeader? header = null;
        var entries = new List<JournalEntry>();
        var closed = false;
        for (var i = 0; i < content.Frames.Count; i++)
        {
            var decoder = content.Frames[i];
            var kind = decoder.Byte();
            if (closed || (kind == HeaderFrame) != (i == 0))
            {
                throw decoder.Damage($"a record of kind {kind} stands at place {i}, where it cannot be");
            }

            switch (kind)
            {
                case HeaderFrame:
                    header = DecodeHeader(decoder, content.Id);
                    break;
                case EntriesFrame:
                    entries.AddRange(JournalEntryCodec.Decode(decoder));
                    break;
                case ClosedFrame:
                    decoder.ExpectEnd();
                    closed = true;
                    break;
                default:
                    throw decoder.Damage($"there is no record of kind {kind}");
            }
        }

        if (header is null)
        {
            // Made in one step, a journal is never without it: what is missing has been lost by other means.
            throw new JournalException(name, content.GoodLength, $"the journal's header is damaged or cut off");
        }

        return new JournalContent(header, entries, closed, content.GoodLength < bytes.Length)
        {
            Prologue = content.Prologue,
            Length = content.GoodLength,
            FrameCount = (uint)content.Frames.Count,
        };
    }

    /// <summary>Goes on with a journal that has been read.</summary>
    public static Journal Continue(IJournalStore store, string name, JournalContent content) =>
        new(store, name, content.Prologue) { length = content.Length, sequence = content.FrameCount };

    /// <summary>Puts the entries on disk, all of them with one wait for it. Must return before the first of them is carried out.</summary>
    /// <exception cref="JournalException">They are longer than one record can be; nothing has been written.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        var frames = new List<byte[]>();
        AddFrames(frames, [.. entries]);
        Write(frames);
    }

    /// <summary>Marks the journal as done with, whichever way, and deletes it.</summary>
    public void Close()
    {
        Write([FrameFile.Frame(prologue, sequence, [ClosedFrame], Name)]);
        Dispose();
        store.Delete(Name);
    }

    /// <summary>Lets go of the file, which stays.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private static JournalHeader DecodeHeader(RecordDecoder decoder, Guid id)
    {
        var kind = (TransactionKind)decoder.Byte();
        var origin = (RunOrigin)decoder.Byte();
        var scope = decoder.Text();
        var ticks = decoder.Int64();
        var processId = (int)decoder.UInt32();
        decoder.ExpectEnd();
        return kind is TransactionKind.Write or TransactionKind.Removal
            && origin is RunOrigin.Installer or RunOrigin.Tool
            && JournalHeader.IsScope(scope)
            && ticks >= 0
            && ticks <= DateTime.MaxValue.Ticks
            ? new JournalHeader(id, kind, origin, scope, new DateTime(ticks, DateTimeKind.Utc), processId)
            : throw decoder.Damage($"the header is malformed");
    }

    /// <summary>One record, or several where one would be too long.</summary>
    private void AddFrames(List<byte[]> frames, List<JournalEntry> entries)
    {
        var encoder = new RecordEncoder();
        encoder.Byte(EntriesFrame);
        JournalEntryCodec.Encode(encoder, entries);
        if (encoder.Length <= FrameFile.MaxPayload || entries.Count == 1)
        {
            frames.Add(FrameFile.Frame(prologue, sequence + (uint)frames.Count, encoder.ToArray(), Name));
            return;
        }

        var half = entries.Count / 2;
        AddFrames(frames, entries.GetRange(0, half));
        AddFrames(frames, entries.GetRange(half, entries.Count - half));
    }

    private void Write(IReadOnlyList<byte[]> frames)
    {
        long added = 0;
        foreach (var frame in frames)
        {
            added += frame.Length;
        }

        if (length + added > FrameFile.MaxFileLength)
        {
            throw new JournalException(Name, $"changes of {length + added} bytes are more than the {FrameFile.MaxFileLength} that can be undone");
        }

        var bytes = new byte[added];
        var position = 0;
        foreach (var frame in frames)
        {
            Buffer.BlockCopy(frame, 0, bytes, position, frame.Length);
            position += frame.Length;
        }

        file ??= store.Open(Name);
        file.Write(length, bytes);
        length += added;
        sequence += (uint)frames.Count;
    }
}
