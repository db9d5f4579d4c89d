using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OutlookProfile.Cli.Files;

/// <summary>
/// A folder that gets all its new files or none: they are written beside their places and moved there at the end. Files of
/// the same names are replaced, others stay. What a killed run left behind the next one puts back and takes away.
/// </summary>
internal sealed class OutputFolder
{
    /// <summary>Always the same, so that the next run finds it.</summary>
    private const string PartialName = "outlookprofile.partial";

    private readonly string folder;
    private readonly string partial;
    private readonly string made;
    private readonly string replaced;

    private OutputFolder(string folder)
    {
        this.folder = folder;
        partial = Path.Combine(folder, PartialName);
        made = Path.Combine(partial, "new");
        replaced = Path.Combine(partial, "old");
    }

    /// <param name="inputs">The files that the new ones are made from: none of them is replaced. Null for none.</param>
    /// <param name="write">Writes the files into the folder that it is given, and asks now and then whether to stop.</param>
    /// <returns>The new files' paths below the folder, in the order of their names.</returns>
    /// <exception cref="UsageException">The path is no folder's, or a new file would take the place of an input.</exception>
    /// <exception cref="OutputException">Something cannot be written.</exception>
    /// <exception cref="InterruptedException">Somebody asked for the end.</exception>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<string?> inputs, Action<string, Interruption> write)
    {
        if (folder.Length == 0)
        {
            throw new UsageException($"the name of the output is empty; name a folder");
        }

        if (folder == OutputFile.StandardOutput || FileStatus.Of(folder).Kind is FileKind.Regular or FileKind.Stream)
        {
            throw new UsageException($"--output {folder}: this is no folder; the output is several files");
        }

        var missing = Missing(Path.GetFullPath(folder));
        using var interruption = Interruption.Watch();
        try
        {
            return new OutputFolder(folder).Write([.. inputs.OfType<string>()], write, interruption);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new OutputException(folder, exception);
        }
        finally
        {
            foreach (var made in missing.Where(made => Directory.Exists(made) && !Directory.EnumerateFileSystemEntries(made).Any()))
            {
                Directory.Delete(made);
            }
        }
    }

    private IReadOnlyList<string> Write(string[] inputs, Action<string, Interruption> write, Interruption interruption)
    {
        Directory.CreateDirectory(partial);
        var turn = TakeTurn();
        var done = false;
        try
        {
            Recover();
            Directory.CreateDirectory(made);
            write(made, interruption);
            interruption.ThrowIfRequested();
            string[] names = [.. Files(made)];
            foreach (var name in names)
            {
                OutputFile.Check(Path.Combine(folder, name), inputs);
            }

            Replace(names);
            done = true;
            return names;
        }
        finally
        {
            turn.Dispose();

            // Old files that could not go back stay for the next run.
            if (done || Files(replaced).Length == 0)
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    /// <summary>One run at a time: the file is open for as long as this one works here.</summary>
    private FileStream TakeTurn()
    {
        try
        {
            return new FileStream(Path.Combine(partial, "in use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UsageException(folder, $"another run is writing into this folder; wait until it is done");
        }
    }

    /// <summary>Moves the new files to their places; when one cannot go there, the old ones are back.</summary>
    private void Replace(string[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var target = Path.Combine(folder, names[i]);
            try
            {
                if (File.Exists(target))
                {
                    Move(target, Path.Combine(replaced, names[i]));
                }

                Move(Path.Combine(made, names[i]), target);
            }
            catch (Exception exception) when (FileProblem.Is(exception))
            {
                for (; i >= 0; i--)
                {
                    PutBack(names[i]);
                }

                throw new OutputException(target, exception, noneReplaced: true);
            }
        }
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to);
    }

    /// <summary>What of the two moves has been made is seen from where the files are: remembering it would take more memory than all else about a fleet.</summary>
    private void PutBack(string name)
    {
        var (target, newOne, oldOne) = (Path.Combine(folder, name), Path.Combine(made, name), Path.Combine(replaced, name));
        if (!File.Exists(newOne))
        {
            File.Move(target, newOne);
        }

        if (File.Exists(oldOne))
        {
            File.Move(oldOne, target);
        }
    }

    /// <summary>A run that was killed while it replaced files: the old ones come back.</summary>
    private void Recover()
    {
        foreach (var name in Files(replaced))
        {
            File.Move(Path.Combine(replaced, name), Path.Combine(folder, name), overwrite: true);
        }

        foreach (var left in new[] { made, replaced }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>The paths of all files below a folder, from there.</summary>
    private static string[] Files(string root) =>
        Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>The folders on the way that this run makes, innermost first.</summary>
    private static List<string> Missing(string path)
    {
        var missing = new List<string>();
        for (var part = path; part is not null && !Directory.Exists(part); part = Path.GetDirectoryName(part))
        {
            missing.Add(part);
        }

        return missing;
    }
}
