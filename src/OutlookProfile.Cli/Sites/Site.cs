using System;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>One row of a sites file, which has been read once without a mistake.</summary>
/// <param name="name">A safe file name without its extension, unique in the file.</param>
public sealed class Site(string name, Func<GivenConfiguration> configure)
{
    public string Name { get; } = name;

    /// <summary>The common configuration with the row's values on top. Made anew each time: a fleet's configurations would take ten times the memory of its rows.</summary>
    public GivenConfiguration Configuration => configure();
}
