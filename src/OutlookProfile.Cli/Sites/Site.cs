using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>One row of a sites file.</summary>
/// <param name="Name">The site's name: a safe file name without its extension, unique in the file.</param>
/// <param name="Configuration">The common configuration with the row's values on top.</param>
public sealed record Site(string Name, ProfileConfiguration Configuration);
