using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Sites;

namespace OutlookProfile.Cli.Transforms;

/// <summary>Writes a fleet's transforms: all of them, or none.</summary>
internal static class FleetFolder
{
    /// <param name="pages">How the package's wizard shows pages, at every site.</param>
    /// <param name="inputs">The files that the transforms are made from; null for none.</param>
    /// <param name="progress">Told the number of transforms made so far.</param>
    /// <returns>The transforms, in the order of the sites.</returns>
    public static IReadOnlyList<SiteTransform> Write(
        BasePackage package, Fleet fleet, IReadOnlyList<WizardPage> pages, string folder, IEnumerable<string?> inputs, Action<int> progress)
    {
        if (folder.EndsWith(SiteTransform.Extension, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(folder))
        {
            throw new UsageException($"--output {folder}: this is a transform's name; the output is several files, so name a folder");
        }

        var transforms = new SiteTransform[fleet.Count];
        var count = 0;
        OutputFolder.Write(folder, inputs, (made, interruption) => ForEach(fleet.Sites, (site, number) =>
        {
            interruption.ThrowIfRequested();
            var content = package.WithConfiguration(site.Configuration.Json, pages).ToBytes();
            File.WriteAllBytes(Path.Combine(made, SiteTransform.FileNameOf(site.Name)), content);
            transforms[number] = new SiteTransform(site.Name, folder, content);
            progress(Interlocked.Increment(ref count));
        }));
        return transforms;
    }

    /// <summary>On all cores, each site taken when its turn comes. What one of them throws comes out as it is.</summary>
    private static void ForEach(IEnumerable<Site> sites, Action<Site, long> action)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(sites, EnumerablePartitionerOptions.NoBuffering), (site, _, number) => action(site, number));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
