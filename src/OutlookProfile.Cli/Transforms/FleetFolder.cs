using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Sites;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Transforms;

/// <summary>Writes a fleet's transforms: all of them, or none.</summary>
internal static class FleetFolder
{
    /// <param name="inputs">The files that the transforms are made from; null for none.</param>
    /// <param name="progress">Told the number of transforms made so far.</param>
    /// <returns>The transforms, in the order of the sites.</returns>
    public static IReadOnlyList<SiteTransform> Write(BasePackage package, IReadOnlyList<Site> sites, string folder, IEnumerable<string?> inputs, Action<int> progress)
    {
        var transforms = new List<SiteTransform>();
        OutputFolder.Write(folder, inputs, (made, interruption) =>
        {
            foreach (var site in sites)
            {
                interruption.ThrowIfRequested();
                var name = site.Name + ".mst";
                var content = package.WithConfiguration(ConfigurationWriter.Write(site.Configuration)).ToBytes();
                File.WriteAllBytes(Path.Combine(made, name), content);
                transforms.Add(SiteTransform.Of(site.Name, Path.Combine(folder, name), content));
                progress(transforms.Count);
            }
        });
        return transforms;
    }
}
