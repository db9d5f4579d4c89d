using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Transactions;

/// <summary>What happens at the chosen write.</summary>
internal enum Fault
{
    None,

    /// <summary>The write is refused.</summary>
    AccessDenied,

    /// <summary>The write fails because somebody else has deleted the key (error 1018); files and journals: the disk is full, half written.</summary>
    KeyDeletedOrDiskFull,

    /// <summary>The write is made, and still an error comes back.</summary>
    FailedAfterwards,

    /// <summary>The write is said to have been made, and was not. Not of the journal, which nobody reads back.</summary>
    Lost,

    /// <summary>The process is gone before the write.</summary>
    KilledBefore,

    /// <summary>The process is gone after the write.</summary>
    KilledAfter,

    /// <summary>Power goes while the journal or a file is being written: a part of the bytes is on disk.</summary>
    TornPart,

    /// <summary>As before, the length is on disk and the content is not: zeros.</summary>
    TornZeros,

    /// <summary>As before, with what was on the disk earlier.</summary>
    TornGarbage,
}

/// <summary>The process that this code stands for is gone: nothing it tries any more has an effect.</summary>
internal sealed class KilledException() : Exception("killed");

/// <summary>One write of a run.</summary>
/// <param name="Target">Registry: the key. Journal folder: the file's name. Files: the path.</param>
internal sealed record WriteOperation(string Kind, string Target, string Name = "");

/// <summary>Counts all writes to registry, files and journal folder, and lets one of them fail.</summary>
/// <param name="part">How much of a torn write is on disk, below 1.</param>
internal sealed class FaultInjector(Fault fault = Fault.None, int at = 0, double part = 0.5)
{
    private bool dead;

    /// <summary>All writes that were begun, in order.</summary>
    public List<WriteOperation> Writes { get; } = [];

    /// <summary>Called with each write before it happens; may change the world as somebody else would.</summary>
    public Action<WriteOperation>? Before { get; init; }

    /// <summary>Called with each write after it has happened.</summary>
    public Action<WriteOperation>? After { get; init; }

    public IRegistry Wrap(IRegistry registry) => new FaultyRegistry(this, registry);

    public IFileStore Wrap(IFileStore files) => new FaultyFiles(this, files);

    public IJournalStore Wrap(IJournalStore store) => new FaultyStore(this, store);

    private bool Kills => fault >= Fault.KilledBefore;

    private T Read<T>(Func<T> read) => dead ? throw new KilledException() : read();

    private void Write(WriteOperation operation, Action write, Func<Exception> refused, Func<Exception> failed, Action<Func<byte[], byte[]>>? tear = null)
    {
        if (dead)
        {
            throw new KilledException();
        }

        Writes.Add(operation);
        Before?.Invoke(operation);
        if (Writes.Count == at)
        {
            switch (fault)
            {
                case Fault.AccessDenied:
                    throw refused();
                case Fault.KeyDeletedOrDiskFull:
                    tear?.Invoke(Part);
                    throw failed();
                case Fault.FailedAfterwards:
                    write();
                    throw failed();
                case Fault.Lost:
                    return;
                case Fault.KilledAfter:
                    write();
                    break;
                case Fault.TornPart:
                    tear?.Invoke(Part);
                    break;
                case Fault.TornZeros:
                    tear?.Invoke(bytes => new byte[bytes.Length]);
                    break;
                case Fault.TornGarbage:
                    tear?.Invoke(bytes =>
                    {
                        var garbage = new byte[bytes.Length];
                        new Random(at).NextBytes(garbage);
                        return garbage;
                    });
                    break;
            }

            dead = true;
            throw new KilledException();
        }

        write();
        After?.Invoke(operation);
    }

    private byte[] Part(byte[] bytes) => bytes[..(int)(bytes.Length * part)];

    private sealed class FaultyRegistry(FaultInjector faults, IRegistry inner) : IRegistry
    {
        public bool KeyExists(string key) => faults.Read(() => inner.KeyExists(key));

        public IReadOnlyList<string> GetSubKeyNames(string key) => faults.Read(() => inner.GetSubKeyNames(key));

        public IReadOnlyList<RegistryValue> GetValues(string key) => faults.Read(() => inner.GetValues(key));

        public RegistryValue? GetValue(string key, string name) => faults.Read(() => inner.GetValue(key, name));

        public byte[]? GetSecurity(string key) => faults.Read(() => inner.GetSecurity(key));

        public void CreateKey(string key) => Write("create key", key, "", () => inner.CreateKey(key));

        public void SetValue(string key, RegistryValue value) => Write("set value", key, value.Name, () => inner.SetValue(key, value));

        public void DeleteValue(string key, string name) => Write("delete value", key, name, () => inner.DeleteValue(key, name));

        public void DeleteKey(string key) => Write("delete key", key, "", () => inner.DeleteKey(key));

        public void SetSecurity(string key, byte[] descriptor) => Write("set security", key, "", () => inner.SetSecurity(key, descriptor));

        public bool MayChange(string key) => faults.Read(() => inner.MayChange(key));

        public void Flush() => Write("flush", "", "", inner.Flush);

        private void Write(string kind, string key, string name, Action write) =>
            faults.Write(
                new WriteOperation(kind, key, name),
                write,
                () => new RegistryException(Text.Verbatim(kind), key, RegistryException.AccessDenied),
                () => new RegistryException(Text.Verbatim(kind), key, RegistryException.KeyDeleted));
    }

    private sealed class FaultyFiles(FaultInjector faults, IFileStore inner) : IFileStore
    {
        public bool FileExists(string path) => faults.Read(() => inner.FileExists(path));

        public bool DirectoryExists(string path) => faults.Read(() => inner.DirectoryExists(path));

        public bool DirectoryIsEmpty(string path) => faults.Read(() => inner.DirectoryIsEmpty(path));

        public byte[] Read(string path) => faults.Read(() => inner.Read(path));

        /// <summary>A file is written beside its place first: where the process is gone in the middle, that is what is left.</summary>
        public void Write(string path, byte[] content) =>
            Write("write file", path, () => inner.Write(path, content), tear => inner.Write(path + ".tmp", tear(content)));

        public void DeleteUnfinished(string path) => inner.DeleteUnfinished(path);

        public void DeleteFile(string path) => Write("delete file", path, () => inner.DeleteFile(path));

        public void CreateDirectory(string path) => Write("create directory", path, () => inner.CreateDirectory(path));

        public void DeleteDirectory(string path) => Write("delete directory", path, () => inner.DeleteDirectory(path));

        private void Write(string kind, string path, Action write, Action<Func<byte[], byte[]>>? tear = null) =>
            faults.Write(
                new WriteOperation(kind, path),
                write,
                () => new UnauthorizedAccessException($"{kind} '{path}': access is denied."),
                () => new IOException($"{kind} '{path}': the disk is full."),
                faults.Kills ? tear : null);
    }

    private sealed class FaultyStore(FaultInjector faults, IJournalStore inner) : IJournalStore
    {
        public IReadOnlyList<string> List() => faults.Read(inner.List);

        public byte[]? Read(string name) => faults.Read(() => inner.Read(name));

        public IJournalFile Open(string name) => faults.Read(() => new FaultyFile(this, name, inner.Open(name)));

        public void Replace(string name, byte[] content) => Write("replace", name, () => inner.Replace(name, content));

        public void Rename(string name, string newName) => Write("rename", name, () => inner.Rename(name, newName));

        public void Delete(string name) => Write("delete", name, () => inner.Delete(name));

        private void Write(string kind, string name, Action write, Action<Func<byte[], byte[]>>? tear = null) =>
            faults.Write(
                new WriteOperation(kind, name),
                write,
                () => new UnauthorizedAccessException($"{kind} '{name}': access is denied."),
                () => new IOException($"{kind} '{name}': the disk is full."),
                tear);

        private sealed class FaultyFile(FaultyStore store, string name, IJournalFile inner) : IJournalFile
        {
            public void Write(long offset, byte[] bytes) =>
                store.Write("journal", name, () => inner.Write(offset, bytes), tear => inner.Write(offset, tear(bytes)));

            public void Dispose() => inner.Dispose();
        }
    }
}
