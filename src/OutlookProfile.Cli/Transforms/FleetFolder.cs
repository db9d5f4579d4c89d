using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Cli.Sites;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Transforms;

/// <summary>Writes a fleet's transforms: all of them, or none.</summary>
internal static class FleetFolder
{
    /// <param name="progress">Told the number of transforms made so far.</param>
    /// <returns>The files, in the order of the sites.</returns>
    public static IReadOnlyList<string> Write(BasePackage package, IReadOnlyList<Site> sites, string folder, Action<int> progress)
    {
        var existed = Directory.Exists(folder);
        var staging = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;
        try
        {
            foreach (var (site, count) in sites.Select((site, index) => (site, index + 1)))
            {
                package.WithConfiguration(ConfigurationWriter.Write(site.Configuration)).Save(Path.Combine(staging, FileName(site)));
                progress(count);
            }

            Replace([.. sites.Select(FileName)], staging, folder);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
            if (!existed && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }

        return [.. sites.Select(site => Path.Combine(folder, FileName(site)))];
    }

    /// <summary>Moves the new files to their places; when one cannot go there, the old ones are back.</summary>
    private static void Replace(IReadOnlyList<string> names, string staging, string folder)
    {
        var old = Directory.CreateDirectory(Path.Combine(staging, "old")).FullName;
        var done = new Stack<(string From, string To)>();
        try
        {
            foreach (var name in names)
            {
                var target = Path.Combine(folder, name);
                if (File.Exists(target))
                {
                    Move(target, Path.Combine(old, name));
                }

                Move(Path.Combine(staging, name), target);
            }
        }
        catch
        {
            while (done.TryPop(out var move))
            {
                File.Move(move.To, move.From);
            }

            throw;
        }

        void Move(string from, string to)
        {
            File.Move(from, to);
            done.Push((from, to));
        }
    }

    private static string FileName(Site site) => site.Name + ".mst";
}
