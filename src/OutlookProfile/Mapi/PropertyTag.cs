using System;
using System.Globalization;

namespace OutlookProfile.Mapi;

/// <summary>MAPI property types (mapidefs.h, PT_*) that occur in profiles.</summary>
public enum PropertyType : ushort
{
    Long = 0x0003,
    Boolean = 0x000B,
    String8 = 0x001E,
    Unicode = 0x001F,
    Binary = 0x0102,
    MultipleString8 = 0x101E,
    MultipleUnicode = 0x101F,
    MultipleBinary = 0x1102,
}

/// <summary>A MAPI property tag: id and type. In the registry its value is named type then id, in lower-case hex: 0x66230003 is "00036623".</summary>
public readonly record struct PropertyTag(ushort Id, PropertyType Type)
{
    public string ValueName => ((ushort)Type).ToString("x4", CultureInfo.InvariantCulture) + Id.ToString("x4", CultureInfo.InvariantCulture);

    /// <summary>The same property with another type: texts come as PT_STRING8 and as PT_UNICODE.</summary>
    public PropertyTag As(PropertyType type) => new(Id, type);

    /// <summary>The tag of a value name of eight hex digits, or null when it is none.</summary>
    public static PropertyTag? FromValueName(string name) =>
        name.Length == 8 && uint.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new((ushort)number, (PropertyType)(number >> 16))
            : null;
}
