using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>
/// Columns of the tables this compiler fills, as WiX 5 defines them ("Database Tables" in the Windows Installer reference).
/// Notation: column:idt-type, a key column marked by *.
/// </summary>
internal static class TableDefinitions
{
    private static readonly FrozenDictionary<string, Column[]> Tables = new Dictionary<string, string>
    {
        ["ActionText"] = "Action*:s72 Description:L0 Template:L0",
        ["AdminExecuteSequence"] = "Action*:s72 Condition:S255 Sequence:I2",
        ["AdminUISequence"] = "Action*:s72 Condition:S255 Sequence:I2",
        ["AdvtExecuteSequence"] = "Action*:s72 Condition:S255 Sequence:I2",
        ["AppSearch"] = "Property*:s72 Signature_*:s72",
        ["Binary"] = "Name*:s72 Data:v0",
        ["CheckBox"] = "Property*:s72 Value:S64",
        ["ComboBox"] = "Property*:s72 Order*:i2 Value:s64 Text:L64",
        ["Component"] = "Component*:s72 ComponentId:S38 Directory_:s72 Attributes:i2 Condition:S255 KeyPath:S72",
        ["Condition"] = "Feature_*:s38 Level*:i2 Condition:S255",
        ["Control"] = "Dialog_*:s72 Control*:s50 Type:s20 X:i2 Y:i2 Width:i2 Height:i2 Attributes:I4 Property:S72 Text:L0 Control_Next:S50 Help:L50",
        ["ControlCondition"] = "Dialog_*:s72 Control_*:s50 Action*:s50 Condition*:s255",
        ["ControlEvent"] = "Dialog_*:s72 Control_*:s50 Event*:s50 Argument*:s255 Condition*:S255 Ordering:I2",
        ["CreateFolder"] = "Directory_*:s72 Component_*:s72",
        ["CustomAction"] = "Action*:s72 Type:i2 Source:S72 Target:S255 ExtendedType:I4",
        ["Dialog"] = "Dialog*:s72 HCentering:i2 VCentering:i2 Width:i2 Height:i2 Attributes:I4 Title:L128 Control_First:s50 Control_Default:S50 Control_Cancel:S50",
        ["Directory"] = "Directory*:s72 Directory_Parent:S72 DefaultDir:l255",
        ["Error"] = "Error*:i2 Message:L0",
        ["EventMapping"] = "Dialog_*:s72 Control_*:s50 Event*:s50 Attribute:s50",
        ["Feature"] = "Feature*:s38 Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72 Attributes:i2",
        ["FeatureComponents"] = "Feature_*:s38 Component_*:s72",
        ["File"] = "File*:s72 Component_:s72 FileName:l255 FileSize:i4 Version:S72 Language:S20 Attributes:I2 Sequence:i4",
        ["Icon"] = "Name*:s72 Data:v0",
        ["InstallExecuteSequence"] = "Action*:s72 Condition:S255 Sequence:I2",
        ["InstallUISequence"] = "Action*:s72 Condition:S255 Sequence:I2",
        ["LaunchCondition"] = "Condition*:s255 Description:l255",
        ["ListBox"] = "Property*:s72 Order*:i2 Value:s64 Text:L64",
        ["Media"] = "DiskId*:i2 LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72",
        ["MsiFileHash"] = "File_*:s72 Options:i2 HashPart1:i4 HashPart2:i4 HashPart3:i4 HashPart4:i4",
        ["Property"] = "Property*:s72 Value:l0",
        ["RadioButton"] = "Property*:s72 Order*:i2 Value:s64 X:i2 Y:i2 Width:i2 Height:i2 Text:L0 Help:L50",
        ["Registry"] = "Registry*:s72 Root:i2 Key:l255 Name:L255 Value:L0 Component_:s72",
        ["RegLocator"] = "Signature_*:s72 Root:i2 Key:s255 Name:S255 Type:I2",
        ["RemoveFile"] = "FileKey*:s72 Component_:s72 FileName:L255 DirProperty:s72 InstallMode:i2",
        ["RemoveRegistry"] = "RemoveRegistry*:s72 Root:i2 Key:l255 Name:L255 Component_:s72",
        ["Signature"] = "Signature*:s72 FileName:s255 MinVersion:S20 MaxVersion:S20 MinSize:I4 MaxSize:I4 MinDate:I4 MaxDate:I4 Languages:S255",
        ["TextStyle"] = "TextStyle*:s72 FaceName:s32 Size:i2 Color:I4 StyleBits:I2",
        ["UIText"] = "Key*:s72 Text:L255",
        ["Upgrade"] = "UpgradeCode*:s38 VersionMin*:S20 VersionMax*:S20 Language*:S255 Attributes*:i4 Remove:S255 ActionProperty:s72",
    }.ToFrozenDictionary(table => table.Key, table => Parse(table.Value));

    public static Table Create(string table) => new(table, Tables[table]);

    public static IEnumerable<int> KeyColumns(string table) => Enumerable.Range(0, Tables[table].Length).Where(i => Tables[table][i].Key);

    private static Column[] Parse(string columns) => Array.ConvertAll(columns.Split(' '), column =>
    {
        var parts = column.Split(':');
        var key = parts[0].EndsWith('*');
        return Column.FromIdt(key ? parts[0][..^1] : parts[0], parts[1], key);
    });
}
