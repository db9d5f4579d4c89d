using System;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning.Formats;

/// <summary>A registry value as people read it: texts in quotes, flags by name, identifiers by their key name.</summary>
public static class ValueText
{
    /// <summary>"PR_ROH_FLAGS (00036623)", or the plain name of a value that is no MAPI property.</summary>
    public static string Name(RegistryValue value) =>
        PropertyNames.Find(value.Name) is { } name ? $"{name} ({value.Name})" : value.Name.Length == 0 ? "(Default)" : value.Name;

    public static string Content(RegistryValue value)
    {
        if (value.AsText() is { } text)
        {
            return $"\"{text}\"";
        }

        if (value.AsDWord() is { } number)
        {
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return value.Type == RegistryValueType.Binary && PropertyNames.Find(value.Name) is not null
            ? Property(PropertyTag.FromValueName(value.Name)!.Value, value)
            : Hex(value.Data);
    }

    private static string Property(PropertyTag tag, RegistryValue value)
    {
        if (tag.Type == PropertyType.Unicode)
        {
            return $"\"{MapiValue.ReadText(value)}\"";
        }

        if (MapiValue.ReadLong(value) is { } number && tag.Type == PropertyType.Long)
        {
            return Meaning(tag, number) is { Length: > 0 } meaning ? $"0x{number:X} ({meaning})" : $"0x{number:X}";
        }

        return MapiValue.ReadUids(value) is { } uids ? string.Join(", ", uids) : Hex(value.Data);
    }

    private static string Meaning(PropertyTag tag, uint number)
    {
        if (tag == PropertyTags.PR_ROH_FLAGS)
        {
            return Flags((RohFlags)number);
        }

        if (tag == PropertyTags.PR_PROFILE_CONFIG_FLAGS)
        {
            return Flags((ConfigFlags)number);
        }

        if (tag == PropertyTags.PR_PROFILE_CONNECT_FLAGS)
        {
            return number == 0 ? "encrypted" : Flags((ConnectFlags)number);
        }

        if (tag == PropertyTags.PR_PROFILE_UI_STATE)
        {
            return Flags((UiState)number);
        }

        if (tag == PropertyTags.PR_ROH_PROXY_AUTH_SCHEME)
        {
            return ((HttpAuthentication)number).ToString();
        }

        if (tag == PropertyTags.PR_PROFILE_AUTH_PACKAGE)
        {
            return ((RpcAuthentication)number).ToString();
        }

        if (tag == PropertyTags.PR_CACHE_SYNC_MODE)
        {
            return ((Download)number).ToString();
        }

        return tag == PropertyTags.PR_RESOURCE_TYPE ? ((ResourceType)number).ToString() : "";
    }

    private static string Flags<T>(T flags)
        where T : struct, Enum
    {
        var text = flags.ToString();
        return char.IsDigit(text[0]) ? "" : text.Replace(", ", " | ");
    }

    private static string Hex(byte[] data) => string.Join(" ", data.Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
