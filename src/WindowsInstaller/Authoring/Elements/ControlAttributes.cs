using System.Collections.Generic;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>
/// The control types and, per type, the attributes that stand for bits 16 and up of Control.Attributes
/// ("Control Attributes" in the Windows Installer reference). An empty name is a bit this type does not have.
/// </summary>
internal sealed record ControlAttributes(bool Tabbable, bool Enabled, params string[] Bits)
{
    public static readonly IReadOnlyDictionary<string, ControlAttributes> ByType = new Dictionary<string, ControlAttributes>
    {
        ["Bitmap"] = new(Tabbable: false, Enabled: false, "Image", "", "", "", "FixedSize"),
        ["CheckBox"] = new(Tabbable: true, Enabled: true, "", "PushLike"),
        ["ComboBox"] = new(Tabbable: true, Enabled: true, "Sorted", "ComboList", "", "", "UserLanguage"),
        ["Edit"] = new(Tabbable: true, Enabled: true, "Multiline", "", "", "", "", "Password"),
        ["GroupBox"] = new(Tabbable: false, Enabled: true),
        ["Hyperlink"] = new(Tabbable: true, Enabled: true, "Transparent"),
        ["Icon"] = new(Tabbable: false, Enabled: false, "Image", "", "", "", "FixedSize", "Icon16", "Icon32"),
        ["Line"] = new(Tabbable: false, Enabled: false),
        ["ListBox"] = new(Tabbable: true, Enabled: true, "Sorted", "", "", "", "UserLanguage"),
        ["PathEdit"] = new(Tabbable: true, Enabled: true, "Multiline", "", "", "", "", "Password"),
        ["ProgressBar"] = new(Tabbable: false, Enabled: false, "ProgressBlocks"),
        ["PushButton"] = new(Tabbable: true, Enabled: true, "Image", "", "Bitmap", "Icon", "FixedSize", "Icon16", "Icon32", "ElevationShield"),
        ["RadioButtonGroup"] = new(Tabbable: true, Enabled: true, "Image", "PushLike", "Bitmap", "Icon", "FixedSize", "Icon16", "Icon32", "", "HasBorder"),
        ["ScrollableText"] = new(Tabbable: true, Enabled: true),
        ["Text"] = new(Tabbable: false, Enabled: true, "Transparent", "NoPrefix", "NoWrap", "FormatSize", "UserLanguage"),
    };

    public int Read(ElementReader reader)
    {
        const int Visible = 1;
        const int EnabledBit = 2;
        const int Sunken = 4;
        const int Indirect = 8;
        const int FirstTypeBit = 16;

        var attributes = (reader.YesNo("Hidden") ? 0 : Visible)
            | (reader.YesNo("Disabled", otherwise: !Enabled) ? 0 : EnabledBit)
            | (reader.YesNo("Sunken") ? Sunken : 0)
            | (reader.YesNo("Indirect") ? Indirect : 0);
        for (var bit = 0; bit < Bits.Length; bit++)
        {
            if (Bits[bit].Length > 0 && reader.YesNo(Bits[bit]))
            {
                attributes |= 1 << (FirstTypeBit + bit);
            }
        }

        return attributes;
    }
}
