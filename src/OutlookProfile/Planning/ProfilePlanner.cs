using System.Collections.Generic;
using System.Linq;
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
        var mailboxUser = user.Expand(configuration.Mailbox.User);
        var smtpAddress = ExpandAddress(configuration.Mailbox.SmtpAddress, user);
        var service = new ExchangeService(release, new SectionUids(name, user.Name));
        var existing = ReplaceOrRead(plan, configuration, release, service, current);
        var settings = new ExchangeAccountSettings(configuration, release, mailboxUser, smtpAddress);
        var profileKey = release.ProfileKey(name);
        if (existing?.FindAccount(mailboxUser, smtpAddress) is { } account)
        {
            plan.Notes.Add($"The profile \"{name}\" exists: its Exchange account is updated.");
            settings.Write(plan, account.SettingsKey, existing);
        }
        else
        {
            service.Write(plan, profileKey, existing, smtpAddress, configuration);
            settings.Write(plan, $@"{profileKey}\{service.SettingsSection}", null);
        }

        WriteGlobalSections(plan, configuration, release, profileKey, service, existing, user);
        if (release.LocalAutodiscover)
        {
            LocalAutodiscover.Write(plan, configuration, release, user, smtpAddress);
            OutlookPolicies.Write(plan, configuration, release, user);
            if (configuration.Http.DisableMapiHttp)
            {
                plan.Set(ExchangeKeys.Exchange, RegistryValue.DWord(ExchangeKeys.MapiHttpDisabled, 1), "use RPC over HTTP, not MAPI over HTTP (KB 2937684)");
            }
        }
    }

    private static string ExpandAddress(string text, TargetUser user)
    {
        var address = user.Expand(text);
        return TextRules.SmtpAddress(Placeholders.Escape(address)) is null
            ? address
            : throw new PlanException($"mailbox.smtpAddress gives \"{address}\" for {user.Name}, which is no e-mail address; name it so that it is one for every user.");
    }

    /// <summary>The profile to update, or null for a new one, whose place is cleared first if it has to be.</summary>
    private static ExistingProfile? ReplaceOrRead(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, ExchangeService service, IRegistry current)
    {
        var name = configuration.Profile.Name;
        var key = release.ProfileKey(name);

        // A profile that holds our own service was put there by an earlier run: a repair must not throw away what Outlook added to it.
        if (configuration.Profile.IfExists == IfExists.Replace
            && current.KeyExists(key)
            && !current.KeyExists($@"{key}\{service.Service.KeyName}"))
        {
            plan.DeleteTree(key, "the profile of this name is replaced");
            return null;
        }

        return ExistingProfile.Read(current, release, name);
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

        if (service.SettingsUid is { } settings && (existing is null || existing.Accounts.Count == 0))
        {
            plan.Set(global, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings), "the profile's first Exchange account");
        }

        if (existing is null)
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
