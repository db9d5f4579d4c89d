using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>
/// The profile as a .prf file, the documented import format of Outlook 2003 to 2013 (outlook.exe /importprf). ASCII lines
/// with CRLF. Every key has a mapping line, because Outlook drops keys without one silently; ConnectFlags and UIState are
/// mapped here, no stock key exists for "Encrypt information".
/// </summary>
public static class ProfilePrf
{
    /// <exception cref="PlanException">The version takes no Exchange account from a .prf, or a text is not ASCII.</exception>
    public static string Write(ProfileConfiguration configuration, OutlookVersion version, TargetUser user)
    {
        if (version > OutlookVersion.Outlook2013)
        {
            throw new PlanException($"{version.ProductName()} takes no Exchange account from a .prf file; use --format autodiscover or --format reg.");
        }

        var mailbox = user.Expand(configuration.Mailbox.User);
        var settings = Settings(configuration, version, mailbox);
        var prf = new StringBuilder();
        Section(prf, "General",
            ("Custom", "1"),
            ("ProfileName", configuration.Profile.Name),
            ("DefaultProfile", configuration.Profile.MakeDefault ? "Yes" : "No"),
            ("OverwriteProfile", Overwrite(configuration.Profile.IfExists)),
            ("ModifyDefaultProfileIfPresent", "FALSE"),
            ("BackupProfile", "No"),
            ("DefaultStore", "Service1"));
        Section(prf, "Service List", ("ServiceEGS1", "Exchange Global Section"), ("Service1", "Microsoft Exchange Server"), ("Service2", "Microsoft Outlook Client"));
        Section(prf, "Internet Account List");
        Keys(prf, "ServiceEGS1", settings);
        Section(prf, "Service1",
            ("OverwriteExistingService", configuration.Profile.IfExists == IfExists.Keep ? "No" : "Yes"),
            ("UniqueService", "Yes"),
            ("MailboxName", mailbox),
            ("HomeServer", configuration.Server.Fqdn));
        Keys(prf, "Service2", OutlookClient(configuration));
        Section(prf, "Microsoft Exchange Server",
            ("ServiceName", "MSEMS"),
            ("MDBGUID", "5494A1C0297F101BA58708002B2A2517"),
            ("MailboxName", Mapping(PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(PropertyType.String8))),
            ("HomeServer", Mapping(PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(PropertyType.String8))));
        Mappings(prf, "Exchange Global Section", ProfileSections.ExchangeGlobal, settings);
        Mappings(prf, "Microsoft Outlook Client", ProfileSections.OutlookGlobal, OutlookClient(configuration));
        return CheckAscii(prf.ToString());
    }

    private static string Overwrite(IfExists ifExists) => ifExists switch
    {
        IfExists.Update => "Append",
        IfExists.Replace => "Yes",
        _ => "No",
    };

    private static List<(string Key, PropertyTag Tag, string Value)> Settings(ProfileConfiguration configuration, OutlookVersion version, string mailbox)
    {
        var values = new PrfSettings(configuration, OutlookRelease.Of(version));
        var settings = new List<(string, PropertyTag, string)>
        {
            ("MailboxName", PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(PropertyType.String8), mailbox),
            ("HomeServer", PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(PropertyType.String8), configuration.Server.Fqdn),
        };
        foreach (var (key, tag) in values.Keys)
        {
            if (values.Find(tag) is { } value)
            {
                settings.Add((key, tag, value));
            }
        }

        return settings;
    }

    private static List<(string Key, PropertyTag Tag, string Value)> OutlookClient(ProfileConfiguration configuration) =>
        configuration.CachedMode.Enabled
            ? [("CachedExchangeMode", PropertyTags.PR_CACHE_SYNC_MODE, Hex((uint)configuration.CachedMode.Download))]
            : [];

    private static void Section(StringBuilder prf, string name, params (string Key, string Value)[] lines)
    {
        prf.Append($"[{name}]\r\n");
        foreach (var (key, value) in lines)
        {
            prf.Append($"{key}={value}\r\n");
        }

        prf.Append("\r\n");
    }

    private static void Keys(StringBuilder prf, string name, List<(string Key, PropertyTag Tag, string Value)> settings) =>
        Section(prf, name, settings.ConvertAll(setting => (setting.Key, setting.Value)).ToArray());

    private static void Mappings(StringBuilder prf, string name, string section, List<(string Key, PropertyTag Tag, string Value)> settings) =>
        Section(prf, name, [("SectionGUID", section), .. settings.ConvertAll(setting => (setting.Key, Mapping(setting.Tag)))]);

    private static string Mapping(PropertyTag tag)
    {
        var type = tag.Type switch
        {
            PropertyType.Long => "PT_LONG",
            PropertyType.String8 => "PT_STRING8",
            PropertyType.Unicode => "PT_UNICODE",
            _ => throw new ArgumentOutOfRangeException(nameof(tag)),
        };
        return string.Format(CultureInfo.InvariantCulture, "{0},0x{1:x4}", type, tag.Id);
    }

    internal static string Hex(uint number) => string.Format(CultureInfo.InvariantCulture, "0x{0:x8}", number);

    private static string CheckAscii(string prf)
    {
        foreach (var character in prf)
        {
            if (character > '~')
            {
                throw new PlanException($"a .prf file is ASCII, and \"{character}\" is not; name profile and mailbox without it, or use --format reg.");
            }
        }

        return prf;
    }
}
