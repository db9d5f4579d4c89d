using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>
/// The profile as a .prf file, the documented import format of Outlook 2003 to 2013 (outlook.exe /importprf). ASCII lines
/// with CRLF. Every key has a mapping line, because Outlook drops keys without one silently; no stock key exists for
/// "Encrypt information" and "Logon network security", so that these are mapped here.
/// </summary>
public static class ProfilePrf
{
    /// <exception cref="PlanException">The version takes no Exchange account from a .prf, or a .prf cannot say a text of the configuration.</exception>
    /// <exception cref="PlaceholderException">The user has no value for a placeholder.</exception>
    public static string Write(ProfileConfiguration configuration, OutlookVersion version, TargetUser user)
    {
        if (version > OutlookVersion.Outlook2013)
        {
            throw new PlanException($"{version.ProductName()} takes no Exchange account from a .prf file; use --format autodiscover or --format reg.");
        }

        var mailbox = user.Expand(configuration.Mailbox.User);
        var server = user.ExpandServer(configuration.Server.Fqdn);
        var settings = PrfSettings.Of(configuration, OutlookRelease.Of(version), mailbox, user.ExpandAddress(configuration.Mailbox.SmtpAddress), server);
        var client = PrfSettings.OfOutlookClient(configuration.CachedMode);
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
            ("HomeServer", server));
        Keys(prf, "Service2", client);
        Section(prf, "Microsoft Exchange Server",
            ("ServiceName", "MSEMS"),
            ("MDBGUID", "5494A1C0297F101BA58708002B2A2517"),
            ("MailboxName", Mapping(PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(PropertyType.String8))),
            ("HomeServer", Mapping(PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(PropertyType.String8))));
        Mappings(prf, "Exchange Global Section", ProfileSections.ExchangeGlobal, settings);
        Mappings(prf, "Microsoft Outlook Client", ProfileSections.OutlookGlobal, client);
        return prf.ToString();
    }

    private static string Overwrite(IfExists ifExists) => ifExists switch
    {
        IfExists.Update => "Append",
        IfExists.Replace => "Yes",
        _ => "No",
    };

    private static void Section(StringBuilder prf, string name, params (string Key, string Value)[] lines)
    {
        prf.Append($"[{name}]\r\n");
        foreach (var (key, value) in lines)
        {
            prf.Append($"{key}={Check(value)}\r\n");
        }

        prf.Append("\r\n");
    }

    private static void Keys(StringBuilder prf, string name, IEnumerable<PrfSetting> settings) =>
        Section(prf, name, settings.Select(setting => (setting.Key, setting.Value)).ToArray());

    private static void Mappings(StringBuilder prf, string name, string section, IEnumerable<PrfSetting> settings) =>
        Section(prf, name, [("SectionGUID", section), .. settings.Select(setting => (setting.Key, Mapping(setting.Tag)))]);

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

    /// <summary>The text, when it comes out of a .prf as it went in: quotes around a value are stripped, and Outlook expands %NAME% in it.</summary>
    private static string Check(string value)
    {
        var fits = value.All(character => character <= '~' && character != '%') && value[0] is not ('"' or '\'');
        return fits
            ? value
            : throw new PlanException($"[{value}] cannot stand in a .prf file: only ASCII without percent signs that does not begin with a quote can. Name profile and mailbox so, or use --format reg.");
    }
}
