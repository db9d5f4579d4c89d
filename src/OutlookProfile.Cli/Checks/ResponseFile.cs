using System;
using System.IO;

namespace OutlookProfile.Cli.Checks;

/// <summary>Where Autodiscover's response is kept: a new file, so that nothing is overwritten.</summary>
internal sealed class ResponseFile(string path)
{
    /// <summary>Before anything is asked: a check must not end without a place for what it was run for.</summary>
    /// <exception cref="UsageException">The file is there already, or its folder is not.</exception>
    public static ResponseFile Reserve(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new UsageException($"{path}: is there already, expected the name of a new file");
        }

        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
            ? new ResponseFile(path)
            : throw new UsageException($"{path}: its folder does not exist");
    }

    /// <returns>False when there is nothing to save.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool Save(byte[]? response, TextWriter error)
    {
        if (response is null)
        {
            error.WriteLine($"{path}: not written, because Autodiscover gave no settings.");
            return false;
        }

        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(response);
        error.WriteLine($"{path}: Autodiscover's response, {response.Length} bytes.");
        return true;
    }
}
