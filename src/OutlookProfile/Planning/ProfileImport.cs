using System.Collections.Generic;
using System.Linq;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// The route by which Outlook 2003 to 2013 makes the profile itself: at its next start it imports the .prf file that Setup\ImportPRF
/// names, provided that neither First-Run nor FirstRun says that it has been started before (Office Resource Kit, "Outlook profiles").
/// Outlook takes ImportPRF away when it has imported; whether it did shows in the profile.
/// </summary>
/// <param name="written">The service of an account that an earlier run has written by the registry: it goes, and is none that Outlook has imported.</param>
/// <param name="earlier">Before them: what they have written into an account of the user's goes as well, so that it says nothing about an import.</param>
internal sealed class ProfileImport(ProfileConfiguration configuration, OutlookRelease release, TargetUser user, IRegistry current, MapiUid written, EarlierRuns earlier)
{
    /// <summary>REG_SZ in <see cref="SetupKey"/>: the file to import at the next start.</summary>
    public const string ImportPrf = "ImportPRF";

    /// <summary>What the settings of an account are called that Outlook leaves as it imported them. Server and mailbox it resolves.</summary>
    internal static IReadOnlyList<PropertyTag> Stable { get; } =
    [
        PropertyTags.PR_PROFILE_CONFIG_FLAGS,
        PropertyTags.PR_ROH_FLAGS,
        PropertyTags.PR_ROH_PROXY_SERVER,
        PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME,
        PropertyTags.PR_ROH_PROXY_AUTH_SCHEME,
    ];

    private readonly string name = configuration.Profile.Name;

    /// <summary>The file that a version imports.</summary>
    public static string PathOf(OutlookRelease release, TargetUser user) => $@"{user.FilesFolder}\{ProductFolders.Import}\{release.Version.Number()}.prf";

    private string SetupKey => release.PreferencesKey + @"\Setup";

    /// <exception cref="PlanException">The version imports no Exchange account, or a .prf cannot say a text of the configuration.</exception>
    public void Write(PlanBuilder plan)
    {
        var product = release.Version.ProductName();
        if (release.Version > OutlookVersion.Outlook2013)
        {
            throw new PlanException($"profile.by is import, but {product} imports no Exchange account from a .prf file any more. Set profile.by to registry, or name only older versions in outlook.versions.");
        }

        var path = PathOf(release, user);
        plan.WriteFile(path, Encoding.ASCII.GetBytes(ProfilePrf.Write(configuration, release.Version, user)), $"the profile for {product} to import");
        if (IsImported())
        {
            plan.Notes.Add($"{product} has imported the profile \"{name}\", and its account is as the file says.");
            return;
        }

        plan.Set(SetupKey, RegistryValue.String(ImportPrf, path), $"the file that Outlook imports at its next start");
        plan.DeleteValue(SetupKey, "First-Run", $"Outlook imports only at what it takes for its first start");
        plan.DeleteValue(SetupKey, "FirstRun", $"Outlook imports only at what it takes for its first start");
        plan.WaitsForOutlook = true;
        plan.Notes.Add($"The profile \"{name}\" waits for the next start of {product}, which imports it from {path}.");
    }

    private bool IsImported()
    {
        if (ExistingProfile.Read(current, release, name, written, earlier.Before) is not { } profile)
        {
            return false;
        }

        var mailbox = user.Expand(configuration.Mailbox.User);
        var address = user.ExpandAddress(configuration.Mailbox.SmtpAddress);
        if (profile.FindAccount(mailbox, address) is not { } account || account.Service.Equals(written))
        {
            return false;
        }

        var wanted = new PlanBuilder();
        new ExchangeAccountSettings(configuration, release, mailbox, address, user.ExpandServer(configuration.Server.Fqdn)).Write(wanted, account.SettingsKey, profile, ours: false);
        return wanted.Changes.OfType<SetValue>()
            .Where(set => Stable.Any(tag => tag.ValueName == set.Value.Name))
            .All(set => RegistryLookup.Same(earlier.Before.GetValue(set.Key, set.Value.Name), set.Value));
    }
}
