using System.IO;

namespace OutlookProfile.Windows;

/// <summary>A file that nobody but an administrator, the system or the caller can have put there: checked and read through one handle.</summary>
public static class TrustedFile
{
    /// <returns>Null when it is longer.</returns>
    /// <exception cref="IOException">It cannot be read, or belongs to somebody else.</exception>
    public static byte[]? Read(string path, int longest)
    {
        // A run that is at work may have the file open for writing.
        using var stream = WindowsError.Explain($"Opening file", path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        ProtectedFolder.RequireTrustedFile(stream.SafeFileHandle, path);
        if (stream.Length > longest)
        {
            return null;
        }

        var content = new byte[stream.Length];
        for (var read = 0; read < content.Length;)
        {
            var count = stream.Read(content, read, content.Length - read);
            read += count > 0 ? count : throw new EndOfStreamException($"'{path}' became shorter while it was being read.");
        }

        return content;
    }
}
