using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>What a transaction changes: one scope's registry, its undo record, and files. Null stands for what is not there.</summary>
internal sealed class TransactionTarget(IRegistry registry, IFileStore files, IJournalStore store, string scope)
{
    public IRegistry Registry => registry;

    public IFileStore Files => files;

    public byte[]? ReadFile(string path) => files.FileExists(path) ? files.Read(path) : null;

    public byte[]? ReadUndoRecord() => UndoRecord.ReadBytes(store, scope);

    public void PutValue(string key, string name, RegistryValue? value)
    {
        if (value is null)
        {
            registry.DeleteValue(key, name);
        }
        else
        {
            registry.SetValue(key, value);
        }
    }

    public void PutFile(string path, byte[]? content)
    {
        if (content is null)
        {
            files.DeleteFile(path);
        }
        else
        {
            files.Write(path, content);
        }
    }

    public void PutUndoRecord(byte[]? undoRecord)
    {
        if (undoRecord is null)
        {
            store.Delete(UndoRecord.NameOf(scope));
        }
        else
        {
            store.Replace(UndoRecord.NameOf(scope), undoRecord);
        }
    }
}
