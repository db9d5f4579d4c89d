using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>The sites of a table that has been read once without a mistake.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Sites">In the order of the table. Read from it whenever they are gone through: there may be a hundred thousand.</param>
internal sealed record Fleet(int Count, IEnumerable<Site> Sites);

/// <summary>One row of a sites file.</summary>
/// <param name="name">A safe file name without its extension, unique in the file.</param>
/// <param name="configure">May take its time: for whoever works on the site, not for whoever hands it out.</param>
internal sealed class Site(string name, Func<GivenConfiguration> configure)
{
    public string Name { get; } = name;

    /// <summary>The common configuration with the row's values on top.</summary>
    public GivenConfiguration Configuration => configure();
}
