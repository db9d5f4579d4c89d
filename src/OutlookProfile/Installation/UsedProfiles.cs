using System;
using System.Collections.Generic;
using System.Globalization;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// What Outlook has made of profiles and accounts of ours by using them: its account manager, the Outlook Address Book, what it found out
/// about the mailbox. Taking back only what was written would leave a profile in Outlook's list that nobody can open. So what this product made goes with what was added to it: the
/// profile as a whole, while it holds no account or data file of somebody's beside ours; otherwise our account, with the sections that are its own. But where a value
/// that was written says something else now, somebody has made it their own: it stays, and its section is left to the record alone.
/// </summary>
internal sealed class UsedProfiles
{
    /// <summary>The service of the Outlook Address Book, which Outlook adds to every profile by itself.</summary>
    private const string OutlookAddressBook = "CONTAB";

    /// <summary>The names of the sections that every profile has, whosesoever it is.</summary>
    private const string Shared = ProfileSections.Master + " " + ProfileSections.OutlookGlobal + " " + ProfileSections.ProfileInstance + " " + ProfileSections.AccountManager;

    /// <summary>Why; a removal's changes are shown to nobody.</summary>
    private static readonly Text Reason = Text.Verbatim("Outlook has made it of what was written");

    private readonly UndoRecord record;
    private readonly IRegistry hive;
    private readonly List<PlannedChange> changes = [];
    private readonly List<Text> notes = [];
    private int added;
    private bool isChanged;

    private UsedProfiles(UndoRecord record, IRegistry hive)
    {
        this.record = record;
        this.hive = hive;
    }

    /// <summary>What is to be done before the record is undone, after which it finds everything as it was written; and sentences about it for the log.</summary>
    /// <param name="record">What was written.</param>
    public static (IReadOnlyList<PlannedChange> Changes, IReadOnlyList<Text> Notes) Prepare(UndoRecord record, IRegistry hive)
    {
        var used = new UsedProfiles(record, hive);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in record.Items)
        {
            var key = UndoRecord.KeyOf(item) ?? "";
            foreach (var release in OutlookRelease.All)
            {
                var profile = key;
                while (profile.Length > 0 && !string.Equals(RegistryPath.Parent(profile), release.ProfilesKey, StringComparison.OrdinalIgnoreCase))
                {
                    profile = RegistryPath.Parent(profile);
                }

                if (profile.Length > 0 && seen.Add(profile) && hive.KeyExists(profile))
                {
                    used.TryPrepare(release, profile);
                }
            }
        }

        return (used.changes, used.notes);
    }

    /// <summary>Nothing of it where a key is closed or leads elsewhere: the record is undone all the same.</summary>
    private void TryPrepare(OutlookRelease release, string profile)
    {
        var earlier = changes.Count;
        try
        {
            Prepare(release, profile);
        }
        catch (RegistryException refusal) when (refusal.ErrorCode is RegistryException.AccessDenied or RegistryException.IsLink)
        {
            changes.RemoveRange(earlier, changes.Count - earlier);
            notes.Add($"what others have put into the profile \"{RegistryPath.Name(profile)}\" stays: {refusal.Text}");
        }
    }

    private void Prepare(OutlookRelease release, string profile)
    {
        var name = RegistryPath.Name(profile);
        var manager = RegistryPath.Join(profile, ProfileSections.AccountManager);
        var accounts = hive.GetSubKeyNames(manager);
        var stranger = FindStranger(profile, accounts);
        if (stranger is null && record.FindKey(profile) is { Written: not null } made && TryPutAsWritten(profile))
        {
            if (added > 0)
            {
                notes.Add($"the profile \"{name}\" goes with what others have put into it since: keys and values, {added} in all");
            }

            if (made.Before is null && record.FindValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile) is null
                && string.Equals(hive.GetValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile)?.AsText(), name, StringComparison.OrdinalIgnoreCase))
            {
                changes.Add(new DeleteValue(release.DefaultProfileKey, ExchangeKeys.DefaultProfile, Reason));
            }

            return;
        }

        foreach (var section in hive.GetSubKeyNames(profile))
        {
            if (IsMade(RegistryPath.Join(profile, section)) && Shared.IndexOf(section, StringComparison.OrdinalIgnoreCase) < 0)
            {
                TryPutAsWritten(RegistryPath.Join(profile, section));
            }
        }

        foreach (var account in accounts)
        {
            if (ServiceOf(profile, account) is { } service && IsMade(service))
            {
                Forget(manager, account);
            }
        }

        if (stranger is not null && record.FindKey(profile) is not null)
        {
            notes.Add($"the profile \"{name}\" stays without our account: it holds something that this product has not put there, {stranger}");
        }
    }

    /// <summary>A service or an account that is neither ours nor Outlook's own; null when there is none.</summary>
    private string? FindStranger(string profile, IReadOnlyList<string> accounts)
    {
        foreach (var uid in MapiValue.ReadUids(hive.GetValue(RegistryPath.Join(profile, ProfileSections.Master), PropertyTags.PR_SERVICES.ValueName)) ?? [])
        {
            var service = RegistryPath.Join(profile, uid.KeyName);
            if (!IsOursOrAddressBook(service))
            {
                return NameOf(service) ?? uid.KeyName;
            }
        }

        foreach (var account in accounts)
        {
            if (ServiceOf(profile, account) is not { } service || !IsOursOrAddressBook(service))
            {
                return account;
            }
        }

        return null;
    }

    /// <returns>False, and nothing is done, when a value at or below the key, which was written, says something else now; a list that others have lengthened says the same of ours.</returns>
    /// <exception cref="RegistryException">What others have added cannot be deleted.</exception>
    private bool TryPutAsWritten(string key)
    {
        var earlier = changes.Count;
        (added, isChanged) = (0, false);
        PutAsWritten(key);
        if (isChanged)
        {
            changes.RemoveRange(earlier, changes.Count - earlier);
            return false;
        }

        for (var i = earlier; i < changes.Count; i++)
        {
            if (changes[i] is DeleteTree tree)
            {
                RequireReach(tree.Key);
            }
        }

        return true;
    }

    /// <summary>The key as it was written, without what others have added to it or to its lists since: the record then takes it away, or brings back what was there before it.</summary>
    private void PutAsWritten(string key)
    {
        foreach (var name in hive.GetSubKeyNames(key))
        {
            var below = RegistryPath.Join(key, name);
            if (record.FindKey(below) is { Written: not null })
            {
                PutAsWritten(below);
            }
            else
            {
                changes.Add(new DeleteTree(below, Reason));
                added++;
            }
        }

        foreach (var value in hive.GetValues(key))
        {
            var item = record.FindValue(key, value.Name);
            if (item?.Written is { } written)
            {
                if (!written.SameContent(value))
                {
                    changes.Add(new SetValue(key, written, Reason));
                    isChanged |= !UidLists.TakeOut(item.Before, written, value, out _);
                }
            }
            else if (item is not null || IsMade(key))
            {
                // In a key that was there before, one that nobody has noted down may be as it was: what is written as it was is not noted down.
                changes.Add(new DeleteValue(key, value.Name, Reason));
                added++;
            }
        }
    }

    /// <exception cref="RegistryException">The key, or one below it, cannot be deleted.</exception>
    private void RequireReach(string key)
    {
        foreach (var name in hive.GetSubKeyNames(key))
        {
            RequireReach(RegistryPath.Join(key, name));
        }

        if (!hive.MayChange(key))
        {
            throw new RegistryException($"Deleting key", key, RegistryException.AccessDenied);
        }
    }

    /// <summary>An account manager that names a service which is gone is damaged.</summary>
    private void Forget(string manager, string account)
    {
        RequireReach(RegistryPath.Join(manager, account));
        changes.Add(new DeleteTree(RegistryPath.Join(manager, account), Reason));
        foreach (var list in hive.GetValues(manager))
        {
            // Numbers of four bytes, of keys that have them as eight hexadecimal digits.
            if (list.Name.StartsWith("{ED4754", StringComparison.OrdinalIgnoreCase) && list.Type == RegistryValueType.Binary
                && uint.TryParse(account, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            {
                var rest = new List<byte>();
                for (var place = 0; place + 4 <= list.Data.Length; place += 4)
                {
                    if (BitConverter.ToUInt32(list.Data, place) != number)
                    {
                        rest.AddRange(BitConverter.GetBytes(BitConverter.ToUInt32(list.Data, place)));
                    }
                }

                changes.Add(new SetValue(manager, RegistryValue.Binary(list.Name, rest.ToArray()), Reason));
            }
        }
    }

    /// <summary>Whether the key was not there before this product made it.</summary>
    private bool IsMade(string key) => record.FindKey(key) is { Before: null, Written: not null };

    private bool IsOursOrAddressBook(string service) => IsMade(service) || NameOf(service) == OutlookAddressBook;

    /// <summary>The section of an account's service, or null for an account of another kind.</summary>
    private string? ServiceOf(string profile, string account) =>
        MapiValue.ReadUids(hive.GetValue(RegistryPath.Join(RegistryPath.Join(profile, ProfileSections.AccountManager), account), "Service UID")) is { Count: 1 } uids
            ? RegistryPath.Join(profile, uids[0].KeyName)
            : null;

    private string? NameOf(string service) =>
        MapiValue.ReadText(hive.GetValue(service, PropertyTags.PR_SERVICE_NAME.As(PropertyType.Unicode).ValueName)
            ?? hive.GetValue(service, PropertyTags.PR_SERVICE_NAME.As(PropertyType.String8).ValueName));
}
