namespace OutlookProfile.Configuration;

/// <summary>A public Windows Installer property that overrides one setting, as it stands on the command line.</summary>
public sealed class PropertyOverride(string property, string text)
{
    public string Property { get; } = property;

    public string Text { get; } = text;

    /// <summary>Where messages say that it comes from.</summary>
    public Place Place { get; init; } = new($"property {property}");
}
