using System.IO;

namespace WindowsInstaller;

/// <summary>Writes whole files: whoever reads the path finds the old content or the new one, never half of it.</summary>
internal static class AtomicFile
{
    internal static void Write(string path, byte[] content)
    {
        var fullPath = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(fullPath)!, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, fullPath, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
