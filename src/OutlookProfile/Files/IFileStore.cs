namespace OutlookProfile.Files;

/// <summary>The few file operations a plan needs, on full paths. Failures are IOException or UnauthorizedAccessException with the path in the message.</summary>
public interface IFileStore
{
    bool FileExists(string path);

    bool DirectoryExists(string path);

    byte[] Read(string path);

    /// <summary>Writes the whole file, replacing it in one step: a reader sees the old content or the new, never a part. The folder must exist.</summary>
    void Write(string path, byte[] content);

    void DeleteFile(string path);

    /// <summary>Deletes what a write of this file that was cut off has left beside it.</summary>
    void DeleteUnfinished(string path);

    void CreateDirectory(string path);

    /// <summary>Whether nothing is in the directory; false when there is no such directory.</summary>
    bool DirectoryIsEmpty(string path);

    /// <summary>Deletes an empty directory; does nothing when it does not exist, fails when something is in it.</summary>
    void DeleteDirectory(string path);
}
