using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning.Formats;

/// <summary>A registry value as people read it: texts in quotes, flags by name, identifiers by their key name.</summary>
public static class ValueText
{
    /// <summary>"PR_ROH_FLAGS (00036623)", or the plain name of a value that is no MAPI property.</summary>
    public static Text Name(RegistryValue value) =>
        PropertyNames.Find(value.Name) is { } name ? Text.Verbatim($"{name} ({value.Name})") : value.Name.Length == 0 ? $"(Default)" : Text.Verbatim(value.Name);

    public static Text Content(RegistryValue value)
    {
        if (value.AsText() is { } text)
        {
            return Text.Verbatim($"\"{text}\"");
        }

        if (value.AsDWord() is { } number)
        {
            return Text.Verbatim(number.ToString(CultureInfo.InvariantCulture));
        }

        return value.Type == RegistryValueType.Binary && PropertyNames.Find(value.Name) is not null
            ? Property(PropertyTag.FromValueName(value.Name)!.Value, value)
            : Text.Verbatim(Hex(value.Data));
    }

    private static Text Property(PropertyTag tag, RegistryValue value)
    {
        if (tag.Type == PropertyType.Unicode)
        {
            return Text.Verbatim($"\"{MapiValue.ReadText(value)}\"");
        }

        if (MapiValue.ReadLong(value) is { } number && tag.Type == PropertyType.Long)
        {
            string hexadecimal = $"0x{number:X}";
            return Meaning(tag, number) is { IsEmpty: false } meaning ? $"{hexadecimal} ({meaning})" : Text.Verbatim(hexadecimal);
        }

        return Text.Verbatim(MapiValue.ReadUids(value) is { } uids ? string.Join(", ", uids) : Hex(value.Data));
    }

    private static Text Meaning(PropertyTag tag, uint number)
    {
        if (tag == PropertyTags.PR_ROH_FLAGS)
        {
            return Flags(
                number,
                RohFlags.ROHFLAGS_USE_ROH,
                RohFlags.ROHFLAGS_SSL_ONLY,
                RohFlags.ROHFLAGS_MUTUAL_AUTH,
                RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST,
                RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW);
        }

        if (tag == PropertyTags.PR_PROFILE_CONFIG_FLAGS)
        {
            return Flags(number, ConfigFlags.CONFIG_SHOW_CONNECT_UI, ConfigFlags.CONFIG_OST_CACHE_PRIVATE, ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM);
        }

        if (tag == PropertyTags.PR_PROFILE_CONNECT_FLAGS)
        {
            return ((ConnectFlags)number).HasFlag(ConnectFlags.CONNECT_NO_RPC_ENCRYPTION) ? Flags(number, ConnectFlags.CONNECT_NO_RPC_ENCRYPTION) : $"encrypted";
        }

        if (tag == PropertyTags.PR_PROFILE_UI_STATE)
        {
            return Flags(number, UiState.EDK_PROFILEUISTATE_ENCRYPTNETWORK);
        }

        if (tag == PropertyTags.PR_ROH_PROXY_AUTH_SCHEME)
        {
            return Text.Verbatim(((HttpAuthentication)number).ToString());
        }

        if (tag == PropertyTags.PR_PROFILE_AUTH_PACKAGE)
        {
            return Text.Verbatim(((RpcAuthentication)number).ToString());
        }

        if (tag == PropertyTags.PR_CACHE_SYNC_MODE)
        {
            return Text.Verbatim(((Download)number).ToString());
        }

        return tag == PropertyTags.PR_RESOURCE_TYPE ? Text.Verbatim(((ResourceType)number).ToString()) : Text.Empty;
    }

    /// <summary>The names of the flags that are set; bits that a user or Outlook set and that have no name here, as a number.</summary>
    private static Text Flags<T>(uint number, params T[] named)
        where T : struct, Enum
    {
        var parts = new List<string>();
        foreach (var flag in named)
        {
            var bits = Convert.ToUInt32(flag, CultureInfo.InvariantCulture);
            if ((number & bits) == bits)
            {
                parts.Add(flag.ToString());
                number &= ~bits;
            }
        }

        if (number != 0)
        {
            parts.Add($"0x{number:X}");
        }

        return parts.Count == 0 ? Text.Empty : Text.Verbatim(string.Join(" | ", parts));
    }

    private static string Hex(byte[] data) => string.Join(" ", data.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
