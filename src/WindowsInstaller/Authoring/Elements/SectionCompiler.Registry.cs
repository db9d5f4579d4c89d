using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>RegistryKey, RegistryValue, RemoveRegistryKey. Value notation: "Registry Table" in the Windows Installer reference.</summary>
internal sealed partial class SectionCompiler
{
    private enum ValueType
    {
        String,
        Expandable,
        Integer,
        Binary,
        MultiString,
    }

    private void RegistryKeyElement(XElement element, string component, int? root, string? parentKey, KeyPath keyPath)
    {
        var reader = Open(element);
        var inner = Root(reader, root);
        var key = Combine(parentKey, reader.RequiredText("Key")).TrimEnd('\\');
        var create = reader.YesNo("ForceCreateOnInstall");
        var delete = reader.YesNo("ForceDeleteOnUninstall");
        if (create || delete)
        {
            var name = create && delete ? "*" : create ? "+" : "-";
            var id = reader.Identifier("Id") ?? RegistryId(component, inner, key, name);
            AddRow(reader.At, "Registry", id, inner, key, name, null, component);
        }

        reader.End(
            ("RegistryKey", child => RegistryKeyElement(child, component, inner, key, keyPath)),
            ("RegistryValue", child => RegistryValueElement(child, component, inner, key, keyPath)));
    }

    private void RegistryValueElement(XElement element, string component, int? root, string? parentKey, KeyPath keyPath)
    {
        var reader = Open(element);
        var inner = Root(reader, root);
        var key = parentKey is null ? reader.RequiredText("Key") : reader.Text("Key") is { } sub ? Combine(parentKey, sub) : parentKey;
        var name = reader.Text("Name");
        var type = reader.RequiredChoice("Type",
            ("string", ValueType.String),
            ("expandable", ValueType.Expandable),
            ("integer", ValueType.Integer),
            ("binary", ValueType.Binary),
            ("multiString", ValueType.MultiString));
        var value = reader.Text("Value", allowEmpty: true);
        var id = reader.Identifier("Id") ?? RegistryId(component, inner, key, name);
        keyPath.Offer(id, IsExplicit(reader), isRegistry: true);
        reader.End(type == ValueType.MultiString
            ? [("MultiStringValue", child => value = value is null ? MultiStringValue(child) : $"{value}[~]{MultiStringValue(child)}")]
            : []);
        if (value?.Length is null or 0 && name is "+" or "-" or "*")
        {
            reader.Report($"RegistryValue/@Name '{name}' without a value means something else to Windows Installer; use ForceCreateOnInstall or ForceDeleteOnUninstall on the RegistryKey.");
        }

        AddRow(reader.At, "Registry", id, inner, key, name, NullIfEmpty(Notation(reader, type, value)), component);
    }

    private string MultiStringValue(XElement element)
    {
        var reader = Open(element);
        var value = reader.RequiredText("Value");
        reader.End();
        return value;
    }

    private static string? Notation(ElementReader reader, ValueType type, string? value)
    {
        if (value is null)
        {
            reader.Report("<RegistryValue> has no Value; an empty string is Value=\"\".");
            return null;
        }

        switch (type)
        {
            case ValueType.Expandable:
                return "#%" + value;
            case ValueType.Integer:
                if (!IsFormatted(value) && !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                {
                    reader.Report($"RegistryValue/@Value '{value}' is no 32-bit integer.");
                }

                return "#" + value;
            case ValueType.Binary:
                if (!IsFormatted(value) && (value.Length % 2 != 0 || !value.All(char.IsAsciiHexDigit)))
                {
                    reader.Report($"RegistryValue/@Value '{value}' is no sequence of bytes in hexadecimal digits.");
                }

                return "#x" + value;
            case ValueType.MultiString:
                return value.Contains("[~]", System.StringComparison.Ordinal) ? value : $"[~]{value}[~]";
            default:
                return value.StartsWith('#') ? "#" + value : value;
        }
    }

    private static bool IsFormatted(string value) => value.Contains('[', System.StringComparison.Ordinal);

    private void RemoveRegistryKeyElement(XElement element, string component)
    {
        const string WholeKey = "-";

        var reader = Open(element);
        var root = Root(reader, null);
        var key = reader.RequiredText("Key");
        var id = reader.Identifier("Id") ?? RegistryId(component, root, key, WholeKey);
        if (reader.RequiredChoice("Action", ("removeOnInstall", true), ("removeOnUninstall", false)))
        {
            AddRow(reader.At, "RemoveRegistry", id, root, key, WholeKey, component);
        }
        else
        {
            AddRow(reader.At, "Registry", id, root, key, WholeKey, null, component);
        }

        reader.End();
    }

    private static int Root(ElementReader reader, int? outer)
    {
        if (outer is { } root)
        {
            if (reader.Text("Root") is not null)
            {
                reader.Report($"{reader.Name}/@Root is given by the <RegistryKey> around it.");
            }

            return root;
        }

        // HKMU: HKEY_LOCAL_MACHINE in a per-machine installation, HKEY_CURRENT_USER in a per-user one.
        return reader.RequiredChoice("Root", ("HKMU", -1), ("HKCR", 0), ("HKCU", 1), ("HKLM", 2), ("HKU", 3));
    }

    private static string Combine(string? parent, string key) => parent is null ? key : parent.TrimEnd('\\') + '\\' + key;

    private static string RegistryId(string component, int root, string key, string? name) =>
        GeneratedName.Identifier("reg", component, root.ToString(CultureInfo.InvariantCulture), key.ToLowerInvariant(), name?.ToLowerInvariant());
}
