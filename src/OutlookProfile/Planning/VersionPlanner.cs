using System;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>The plan of one configuration for one user and one Outlook.</summary>
internal sealed class VersionPlanner
{
    private readonly ProfileConfiguration configuration;
    private readonly TargetOutlook outlook;
    private readonly TargetUser user;
    private readonly IRegistry current;
    private readonly IRegistry basis;
    private readonly EarlierRuns earlier;
    private readonly OutlookRelease release;
    private readonly SectionUids uids;
    private readonly ExchangeService service;
    private readonly string name;
    private readonly string profileKey;
    private readonly bool isInUse;

    /// <param name="current">The user's hive, only read.</param>
    public VersionPlanner(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser user, IRegistry current, EarlierRuns earlier)
    {
        this.earlier = earlier;
        this.configuration = configuration;
        this.outlook = outlook;
        this.user = user;
        this.current = current;
        release = OutlookRelease.Of(outlook.Version);
        name = configuration.Profile.Name;
        profileKey = release.ProfileKey(name);
        isInUse = earlier.IsInUse(profileKey);
        basis = isInUse ? current : earlier.Before;
        uids = new SectionUids(name, user.Name);
        service = new ExchangeService(release, outlook.Is64Bit, uids);
    }

    private Text Product => outlook.Version.ProductName();

    public PlanBuilder Plan()
    {
        var plan = new PlanBuilder();
        if (ProfileNames.Check(name, outlook.Version, user) is { } note)
        {
            plan.Notes.Add(note);
        }

        if (configuration.Profile.IfExists == IfExists.Keep && basis.KeyExists(profileKey) && (!BeganWithUs() || BringsAnothersBack()))
        {
            plan.Notes.Add($"The profile \"{name}\" of {Product} exists and is kept as it is.");
        }
        else
        {
            if (configuration.Profile.By == ProfileMaker.Import)
            {
                new ProfileImport(configuration, release, user, basis, service.Service, earlier).Write(plan);

                plan.Foreseen.Add(new(release.DefaultProfileKey, RegistryValue.String(ExchangeKeys.DefaultProfile, name), OutlookMayHaveChosenIt()));
            }
            else
            {
                WriteProfile(plan);
            }

            WriteSurroundings(plan);
        }

        WriteChoiceOfProfile(plan);
        return plan;
    }

    /// <summary>
    /// Whether an earlier run put the profile there: then it is neither somebody's to keep nor to throw away with what Outlook has
    /// added to it. Services are only ever added at the end of the list, so that a profile of ours begins with ours.
    /// </summary>
    private bool BeganWithUs() =>
        MapiValue.ReadUids(basis.GetValue($@"{profileKey}\{ProfileSections.Master}", PropertyTags.PR_SERVICES.ValueName)) is { Count: > 0 } services
            ? services[0].Equals(service.Service)
            : basis.KeyExists($@"{profileKey}\{service.Service.KeyName}");

    /// <summary>Whether somebody's profile that an earlier run has replaced comes back, because the import takes ours away.</summary>
    private bool BringsAnothersBack() => configuration.Profile.By == ProfileMaker.Import && earlier.HasReplaced(profileKey);

    /// <summary>Whether it may be an import of Outlook's that made the profile the default: the file was there, and no account that an earlier run of ours has written.</summary>
    private bool OutlookMayHaveChosenIt() =>
        earlier.HasFile(ProfileImport.PathOf(release, user))
        && basis.KeyExists(profileKey)
        && !BeganWithUs()
        && !basis.KeyExists($@"{profileKey}\{service.Service.KeyName}")
        && string.Equals(current.GetValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText(), name, StringComparison.OrdinalIgnoreCase);

    private void WriteProfile(PlanBuilder plan)
    {
        if (configuration.Profile.IfExists != IfExists.Replace || !basis.KeyExists(profileKey))
        {
            plan.Add(Profile(ReadExisting()));
            return;
        }

        if (BeganWithUs())
        {
            try
            {
                plan.Add(Profile(ReadExisting()));
                return;
            }
            catch (DamagedProfileException exception)
            {
                plan.Notes.Add($"{exception.Problem}: the profile is replaced.");
            }
        }

        plan.DeleteTree(profileKey, $"the profile of this name is replaced");
        plan.Add(Profile(null));
    }

    /// <summary>Of a profile that an earlier run has replaced and that is in use since, what was there before is another profile's.</summary>
    private ExistingProfile? ReadExisting() =>
        ExistingProfile.Read(basis, release, name, service.Service, isInUse && earlier.HasReplaced(profileKey) ? current : earlier.Before);

    private ExistingProfile? ReadPresent() => ExistingProfile.Read(current, release, name, service.Service);

    /// <param name="existing">The profile to update, or null for a new one.</param>
    private PlanBuilder Profile(ExistingProfile? existing)
    {
        var plan = new PlanBuilder();
        var mailboxUser = user.Expand(configuration.Mailbox.User);
        var smtpAddress = user.ExpandAddress(configuration.Mailbox.SmtpAddress);
        var server = user.ExpandServer(configuration.Server.Fqdn);
        var settings = new ExchangeAccountSettings(configuration, release, mailboxUser, smtpAddress, server);
        var account = existing?.FindAccount(mailboxUser, smtpAddress);

        // In an account of our own every value is ours, and a repair brings it back; in another's only the settings are.
        var ours = account is null || account.Service.Equals(service.Service);
        var isOwn = existing is null || BeganWithUs();
        if (isInUse && isOwn)
        {
            plan.OwnKey = profileKey;
        }
        else if (isInUse)
        {
            plan.UpdatedKey = profileKey;
        }

        if (account is not null)
        {
            plan.Notes.Add($"The profile \"{name}\" exists: its Exchange account is updated.");
            ResolvedValues.Delete(plan, existing!, ReadPresent(), account, mailboxUser, smtpAddress, release.TakesHttpFromPolicy ? null : server);
        }
        else if (existing is not null)
        {
            plan.Notes.Add($"The profile \"{name}\" exists: the Exchange account is added to what is in it.");
            AccountManager.Forget(plan, basis, current, profileKey, service.Service);
        }

        if (ours)
        {
            service.Write(plan, profileKey, existing, smtpAddress);
        }

        if (account is null && AddressBookSearchPath.Note(existing, name) is { } note)
        {
            plan.Notes.Add(note);
        }

        settings.Write(plan, ours ? $@"{profileKey}\{service.SettingsSection}" : account!.SettingsKey, existing, ours);
        WriteGlobalSections(plan, existing);
        WriteNotes(plan, mailboxUser, ours);
        return plan;
    }

    private void WriteNotes(PlanBuilder plan, string mailboxUser, bool ours)
    {
        if (release.TextType == PropertyType.String8 && mailboxUser.Any(character => character > '~'))
        {
            plan.Notes.Add($"{Product} reads \"{mailboxUser}\" in the user's ANSI code page: characters that are not in it get lost.");
        }

        if (ours && outlook.Is64Bit is null)
        {
            plan.Notes.Add($"PR_SERVICE_SUPPORT_FILES is left out for {Product}: its form depends on whether Outlook is 32-bit or 64-bit, which shows on the machine that has it.");
        }
    }

    /// <summary>What stands outside the profile: Autodiscover, policies, and the switch between RPC and MAPI over HTTP.</summary>
    private void WriteSurroundings(PlanBuilder plan)
    {
        LocalAutodiscover.Write(plan, configuration, release, user);
        AutodiscoverChoices.Write(plan, configuration.Autodiscover, release);
        OutlookPolicies.Write(plan, configuration, release, current);
        if (configuration.Http.DisableMapiHttp && release.KnowsMapiHttp)
        {
            plan.Set(ExchangeKeys.Exchange, RegistryValue.DWord(ExchangeKeys.MapiHttpDisabled, 1), $"use RPC over HTTP, not MAPI over HTTP (KB 2937684)");
        }

        plan.Notes.AddRange(UnusedSettings.Notes(configuration, release));
    }

    private void WriteGlobalSections(PlanBuilder plan, ExistingProfile? existing)
    {
        var global = $@"{profileKey}\{ProfileSections.OutlookGlobal}";
        if (configuration.CachedMode.Enabled)
        {
            plan.Set(global, MapiValue.Long(PropertyTags.PR_CACHE_SYNC_MODE, (uint)configuration.CachedMode.Download), ReasonOf(configuration.CachedMode.Download));
        }

        var ours = existing is null || BeganWithUs();
        if (service.SettingsUid is { } settings && (ours || existing!.Accounts.All(account => account.Service.Equals(service.Service))))
        {
            plan.Set(global, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings), $"the profile's first Exchange account");
        }

        if (ours)
        {
            plan.Set($@"{profileKey}\{ProfileSections.ProfileInstance}", MapiValue.Uid(PropertyTags.PR_SEARCH_KEY, uids.Of("MUID_PROFILE_INSTANCE")), $"the profile's unique search key");
        }
    }

    private static Text ReasonOf(Download download) => download switch
    {
        Download.Headers => $"Download only headers",
        Download.Full => $"Download full items",
        _ => $"Download headers and then full items",
    };

    private void WriteChoiceOfProfile(PlanBuilder plan)
    {
        var profile = configuration.Profile;

        // A .prf says it itself, and Outlook refuses a default profile that is not there yet.
        if (profile.MakeDefault && profile.By == ProfileMaker.Registry)
        {
            plan.Set(release.DefaultProfileKey, RegistryValue.String(ExchangeKeys.DefaultProfile, profile.Name), $"Always use this profile");
        }

        if (profile.PromptForProfile is { } prompt)
        {
            plan.Set(ExchangeKeys.LogonOptions, RegistryValue.String(ExchangeKeys.PickLogonProfile, prompt ? "1" : "0"), prompt ? (Text)$"Prompt for a profile to be used" : $"do not prompt for a profile");
        }
    }
}
