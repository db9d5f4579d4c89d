using System;
using System.Collections.Generic;

namespace OutlookProfile.Journaling;

/// <summary>The few operations on the folder of journals and undo records. Failures are IOException or UnauthorizedAccessException.</summary>
public interface IJournalStore
{
    /// <summary>The names of all files.</summary>
    IReadOnlyList<string> List();

    /// <summary>The whole file, or null when it does not exist.</summary>
    byte[]? Read(string name);

    /// <summary>An existing file, to go on writing.</summary>
    IJournalFile Open(string name);

    /// <summary>Writes the whole file, on disk when the call returns, in one step: a reader sees the old content or the new, never a part.</summary>
    void Replace(string name, byte[] content);

    /// <summary>Gives the file another name; a file of that name is replaced.</summary>
    void Rename(string name, string newName);

    /// <summary>Deletes the file; does nothing when it does not exist.</summary>
    void Delete(string name);
}

/// <summary>A file that is open for writing.</summary>
public interface IJournalFile : IDisposable
{
    /// <summary>Cuts the file off at the offset and writes the bytes there; they are on disk when the call returns.</summary>
    void Write(long offset, byte[] bytes);
}
