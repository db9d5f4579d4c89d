using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>Decides what to write for one user and one Outlook version. A pure function of its arguments and of what the registry holds.</summary>
public static class ProfilePlanner
{
    /// <param name="current">The user's hive, only read: what is in it decides between a new profile and an update.</param>
    /// <exception cref="DamagedProfileException">A profile to update contradicts itself.</exception>
    /// <exception cref="PlaceholderException">The user has no value for a placeholder.</exception>
    /// <exception cref="PlanException">The values of this user make no address.</exception>
    public static ProfilePlan Plan(ProfileConfiguration configuration, OutlookVersion version, TargetUser user, IRegistry current)
    {
        var release = OutlookRelease.Of(version);
        var plan = new PlanBuilder();
        var name = configuration.Profile.Name;
        if (configuration.Profile.IfExists == IfExists.Keep && current.KeyExists(release.ProfileKey(name)))
        {
            plan.Notes.Add($"The profile \"{name}\" of {version.ProductName()} exists and is kept as it is.");
        }
        else
        {
            WriteProfile(plan, configuration, release, user, current);
            WriteSurroundings(plan, configuration, release, user);
        }

        WriteChoiceOfProfile(plan, configuration.Profile, release);
        return new ProfilePlan(name, plan.Changes, plan.Notes);
    }

    /// <summary>One plan for several versions; what they share is planned once.</summary>
    public static ProfilePlan Plan(ProfileConfiguration configuration, IEnumerable<OutlookVersion> versions, TargetUser user, IRegistry current)
    {
        var plans = versions.Select(version => Plan(configuration, version, user, current)).ToArray();
        return new ProfilePlan(
            configuration.Profile.Name,
            plans.SelectMany(plan => plan.Changes).Distinct().ToArray(),
            plans.SelectMany(plan => plan.Notes).Distinct().ToArray());
    }

    private static void WriteProfile(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user, IRegistry current)
    {
        var name = configuration.Profile.Name;
        var key = release.ProfileKey(name);
        var service = new ExchangeService(release, new SectionUids(name, user.Name));
        if (configuration.Profile.IfExists != IfExists.Replace || !current.KeyExists(key))
        {
            plan.Add(Profile(ExistingProfile.Read(current, release, name)));
            return;
        }

        // A profile that holds our own service was put there by an earlier run: a repair must not throw away what Outlook
        // added to it, unless the profile is damaged.
        if (current.KeyExists($@"{key}\{service.Service.KeyName}"))
        {
            try
            {
                plan.Add(Profile(ExistingProfile.Read(current, release, name)));
                return;
            }
            catch (DamagedProfileException exception)
            {
                plan.Notes.Add($"{exception.Problem}: the profile is replaced.");
            }
        }

        plan.DeleteTree(key, "the profile of this name is replaced");
        plan.Add(Profile(null));

        PlanBuilder Profile(ExistingProfile? existing)
        {
            var profile = new PlanBuilder();
            WriteSections(profile, configuration, release, user, service, existing);
            return profile;
        }
    }

    /// <param name="existing">The profile to update, or null for a new one.</param>
    private static void WriteSections(
        PlanBuilder plan,
        ProfileConfiguration configuration,
        OutlookRelease release,
        TargetUser user,
        ExchangeService service,
        ExistingProfile? existing)
    {
        var name = configuration.Profile.Name;
        var mailboxUser = user.Expand(configuration.Mailbox.User);
        var smtpAddress = user.ExpandAddress(configuration.Mailbox.SmtpAddress);
        var settings = new ExchangeAccountSettings(configuration, release, mailboxUser, smtpAddress);
        var profileKey = release.ProfileKey(name);
        if (existing?.FindAccount(mailboxUser, smtpAddress) is { } account)
        {
            plan.Notes.Add($"The profile \"{name}\" exists: its Exchange account is updated.");

            // In an account of our own every value is ours, and a repair brings it back; in another's only the settings are.
            var ours = account.Service.Equals(service.Service);
            if (ours)
            {
                service.Write(plan, profileKey, existing, smtpAddress);
            }

            settings.Write(plan, account.SettingsKey, existing, ours);
        }
        else
        {
            service.Write(plan, profileKey, existing, smtpAddress);
            settings.Write(plan, $@"{profileKey}\{service.SettingsSection}", null, ours: true);
        }

        WriteGlobalSections(plan, configuration, release, profileKey, service, existing, user);
        if (release.TextType == PropertyType.String8 && mailboxUser.Any(character => character > '~'))
        {
            plan.Notes.Add($"{release.Version.ProductName()} reads \"{mailboxUser}\" in the user's ANSI code page: characters that are not in it get lost.");
        }
    }

    /// <summary>What Outlook 2013 and later need outside the profile.</summary>
    private static void WriteSurroundings(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user)
    {
        if (!release.LocalAutodiscover)
        {
            return;
        }

        LocalAutodiscover.Write(plan, configuration, release, user, user.ExpandAddress(configuration.Mailbox.SmtpAddress));
        OutlookPolicies.Write(plan, configuration, release, user);
        if (configuration.Http.DisableMapiHttp)
        {
            plan.Set(ExchangeKeys.Exchange, RegistryValue.DWord(ExchangeKeys.MapiHttpDisabled, 1), "use RPC over HTTP, not MAPI over HTTP (KB 2937684)");
        }
    }

    private static void WriteGlobalSections(
        PlanBuilder plan,
        ProfileConfiguration configuration,
        OutlookRelease release,
        string profileKey,
        ExchangeService service,
        ExistingProfile? existing,
        TargetUser user)
    {
        var global = $@"{profileKey}\{ProfileSections.OutlookGlobal}";
        if (configuration.CachedMode.Enabled)
        {
            plan.Set(global, MapiValue.Long(PropertyTags.PR_CACHE_SYNC_MODE, (uint)configuration.CachedMode.Download), ReasonOf(configuration.CachedMode.Download));
        }

        // A profile that begins with our own service was made by an earlier run.
        var ours = existing is null || (existing.Services.Count > 0 && existing.Services[0].Equals(service.Service));
        if (service.SettingsUid is { } settings && (ours || existing!.Accounts.Count == 0))
        {
            plan.Set(global, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings), "the profile's first Exchange account");
        }

        if (ours)
        {
            plan.Set(
                $@"{profileKey}\{ProfileSections.ProfileInstance}",
                MapiValue.Uid(PropertyTags.PR_SEARCH_KEY, new SectionUids(configuration.Profile.Name, user.Name).Of("MUID_PROFILE_INSTANCE")),
                "the profile's unique search key");
        }
    }

    private static string ReasonOf(Download download) => download switch
    {
        Download.Headers => "Download only headers",
        Download.Full => "Download full items",
        _ => "Download headers and then full items",
    };

    private static void WriteChoiceOfProfile(PlanBuilder plan, ProfileSettings profile, OutlookRelease release)
    {
        if (profile.MakeDefault)
        {
            plan.Set(release.DefaultProfileKey, RegistryValue.String(ExchangeKeys.DefaultProfile, profile.Name), "Always use this profile");
        }

        if (profile.PromptForProfile is { } prompt)
        {
            plan.Set(ExchangeKeys.LogonOptions, RegistryValue.String(ExchangeKeys.PickLogonProfile, prompt ? "1" : "0"), prompt ? "Prompt for a profile to be used" : "do not prompt for a profile");
        }
    }
}
