namespace OutlookProfile.Configuration;

/// <summary>A configuration, and what of it somebody has said: the rest follows from defaults, or from policies of the machine that reads it.</summary>
public sealed class GivenConfiguration
{
    private readonly SettingValues values;

    internal GivenConfiguration(ProfileConfiguration configuration, SettingValues values)
    {
        Configuration = configuration;
        this.values = values;
    }

    /// <summary>In full, by the defaults.</summary>
    public ProfileConfiguration Configuration { get; }

    /// <summary>The settings that were given, and no others.</summary>
    public string Json => ConfigurationWriter.Write(Configuration, setting => values.PlaceOf(setting) is not null);
}
