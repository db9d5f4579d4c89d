using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>A profile that Outlook has made from a .prf file of ours. Nobody noted it down: the file tells what it was to be.</summary>
public sealed class ImportedProfile
{
    private const string AccountKeys = "ServiceEGS1";

    private readonly OutlookRelease release;
    private readonly Dictionary<string, Dictionary<string, string>> sections;

    private ImportedProfile(OutlookRelease release, Dictionary<string, Dictionary<string, string>> sections)
    {
        this.release = release;
        this.sections = sections;
        Name = sections["General"]["ProfileName"];
    }

    public string Name { get; }

    /// <param name="path">Where the file was: it is named after its version.</param>
    /// <returns>Null when it is no file of ours.</returns>
    public static ImportedProfile? Read(string path, byte[] content)
    {
        const string extension = ".prf";
        var file = path.Split('\\', '/').Last();
        if (!file.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || OutlookVersions.Find(file.Substring(0, file.Length - extension.Length)) is not { } version)
        {
            return null;
        }

        var sections = Sections(Encoding.ASCII.GetString(content));
        return sections.TryGetValue("General", out var general) && general.ContainsKey("ProfileName") ? new(OutlookRelease.Of(version), sections) : null;
    }

    public bool IsThere(IRegistry hive) => hive.KeyExists(release.ProfileKey(Name));

    /// <summary>Whether its account still says what the file said, as far as Outlook leaves it as it imported it.</summary>
    public bool IsAsImported(IRegistry hive)
    {
        try
        {
            return ExistingProfile.Read(hive, release, Name) is { } profile
                && profile.FirstAccount() is { } account
                && Wanted().All(value => hive.GetValue(account.SettingsKey, value.Name) is { } found && found.SameContent(value));
        }
        catch (DamagedProfileException)
        {
            return false;
        }
    }

    /// <summary>What takes it away.</summary>
    public IReadOnlyList<PlannedChange> Removal(IRegistry hive)
    {
        var changes = new List<PlannedChange> { new DeleteTree(release.ProfileKey(Name), $"the profile that Outlook has imported") };
        if (string.Equals(hive.GetValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText(), Name, StringComparison.OrdinalIgnoreCase))
        {
            changes.Add(new DeleteValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile, $"it is no profile any more"));
        }

        return changes;
    }

    private IEnumerable<RegistryValue> Wanted()
    {
        var mapping = sections["Exchange Global Section"];
        foreach (var line in sections[AccountKeys])
        {
            var id = ushort.Parse(mapping[line.Key].Split(',')[1].Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (ProfileImport.Stable.FirstOrDefault(tag => tag.Id == id) is { Id: not 0 } stable)
            {
                yield return stable.Type == PropertyType.Long
                    ? MapiValue.Long(stable, uint.Parse(line.Value.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
                    : MapiValue.Text(stable, line.Value);
            }
        }
    }

    private static Dictionary<string, Dictionary<string, string>> Sections(string prf)
    {
        var sections = new Dictionary<string, Dictionary<string, string>>();
        Dictionary<string, string> current = [];
        foreach (var line in prf.Split('\n').Select(line => line.Trim('\r')))
        {
            if (line.StartsWith("[", StringComparison.Ordinal) && line.EndsWith("]", StringComparison.Ordinal))
            {
                current = [];
                sections[line.Trim('[', ']')] = current;
            }
            else if (line.IndexOf('=') is > 0 and var equals)
            {
                current[line.Substring(0, equals)] = line.Substring(equals + 1);
            }
        }

        return sections;
    }
}
