using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>
/// Columns of the tables this compiler fills, as WiX 5 defines them ("Database Tables" in the Windows Installer reference), and the rules
/// that _Validation holds for them. Notation: column:idt-type:rule (<see cref="ColumnRule.Parse"/>), a key column marked by *.
/// </summary>
internal static class TableDefinitions
{
    private static readonly FrozenDictionary<string, (Column Column, ColumnRule Rule)[]> Tables = new Dictionary<string, string>
    {
        ["ActionText"] = "Action*:s72:Identifier Description:L0:Text Template:L0:Template",
        ["AdminExecuteSequence"] = "Action*:s72:Identifier Condition:S255:Condition Sequence:I2:-4..32767",
        ["AdminUISequence"] = "Action*:s72:Identifier Condition:S255:Condition Sequence:I2:-4..32767",
        ["AdvtExecuteSequence"] = "Action*:s72:Identifier Condition:S255:Condition Sequence:I2:-4..32767",
        ["AppSearch"] = "Property*:s72:Identifier Signature_*:s72:Identifier>Signature;RegLocator;IniLocator;DrLocator;CompLocator.1",
        ["Binary"] = "Name*:s72:Identifier Data:v0:Binary",
        ["CheckBox"] = "Property*:s72:Identifier Value:S64:Formatted",
        ["ComboBox"] = "Property*:s72:Identifier Order*:i2:1..32767 Value:s64:Formatted Text:L64:Formatted",
        ["Component"] = """
            Component*:s72:Identifier ComponentId:S38:Guid Directory_:s72:Identifier>Directory.1 Attributes:i2 Condition:S255:Condition
            KeyPath:S72:Identifier>File;Registry;ODBCDataSource.1
            """,
        ["Condition"] = "Feature_*:s38:Identifier>Feature.1 Level*:i2:0..32767 Condition:S255:Condition",
        ["Control"] = """
            Dialog_*:s72:Identifier>Dialog.1 Control*:s50:Identifier Type:s20:Identifier X:i2:0..32767 Y:i2:0..32767 Width:i2:0..32767
            Height:i2:0..32767 Attributes:I4:0..2147483647 Property:S72:Identifier Text:L0:Formatted Control_Next:S50:Identifier>Control.2
            Help:L50:Text
            """,
        ["ControlCondition"] = """
            Dialog_*:s72:Identifier>Dialog.1 Control_*:s50:Identifier>Control.2 Action*:s50:{Default;Disable;Enable;Hide;Show}
            Condition*:s255:Condition
            """,
        ["ControlEvent"] = """
            Dialog_*:s72:Identifier>Dialog.1 Control_*:s50:Identifier>Control.2 Event*:s50:Formatted Argument*:s255:Formatted
            Condition*:S255:Condition Ordering:I2:0..2147483647
            """,
        ["CreateFolder"] = "Directory_*:s72:Identifier>Directory.1 Component_*:s72:Identifier>Component.1",
        ["CustomAction"] = "Action*:s72:Identifier Type:i2:1..32767 Source:S72:CustomSource Target:S255:Formatted ExtendedType:I4:0..2147483647",
        ["Dialog"] = """
            Dialog*:s72:Identifier HCentering:i2:0..100 VCentering:i2:0..100 Width:i2:0..32767 Height:i2:0..32767
            Attributes:I4:0..2147483647 Title:L128:Formatted Control_First:s50:Identifier>Control.2
            Control_Default:S50:Identifier>Control.2 Control_Cancel:S50:Identifier>Control.2
            """,
        ["Directory"] = "Directory*:s72:Identifier Directory_Parent:S72:Identifier>Directory.1 DefaultDir:l255:DefaultDir",
        ["Error"] = "Error*:i2:0..32767 Message:L0:Template",
        ["EventMapping"] = "Dialog_*:s72:Identifier>Dialog.1 Control_*:s50:Identifier>Control.2 Event*:s50:Identifier Attribute:s50:Identifier",
        ["Feature"] = """
            Feature*:s38:Identifier Feature_Parent:S38:Identifier>Feature.1 Title:L64:Text Description:L255:Text Display:I2:0..32767
            Level:i2:0..32767 Directory_:S72:UpperCase>Directory.1
            Attributes:i2:{0;1;2;4;5;6;8;9;10;16;17;18;20;21;22;24;25;26;32;33;34;36;37;38;48;49;50;52;53;54}
            """,
        ["FeatureComponents"] = "Feature_*:s38:Identifier>Feature.1 Component_*:s72:Identifier>Component.1",
        ["File"] = """
            File*:s72:Identifier Component_:s72:Identifier>Component.1 FileName:l255:Filename FileSize:i4:0..2147483647
            Version:S72:Version>File.1 Language:S20:Language Attributes:I2:0..32767 Sequence:i4:1..2147483647
            """,
        ["Icon"] = "Name*:s72:Identifier Data:v0:Binary",
        ["InstallExecuteSequence"] = "Action*:s72:Identifier Condition:S255:Condition Sequence:I2:-4..32767",
        ["InstallUISequence"] = "Action*:s72:Identifier Condition:S255:Condition Sequence:I2:-4..32767",
        ["LaunchCondition"] = "Condition*:s255:Condition Description:l255:Formatted",
        ["ListBox"] = "Property*:s72:Identifier Order*:i2:1..32767 Value:s64:Formatted Text:L64:Text",
        ["Media"] = """
            DiskId*:i2:1..32767 LastSequence:i4:0..2147483647 DiskPrompt:L64:Text Cabinet:S255:Cabinet VolumeLabel:S32:Text
            Source:S72:Property
            """,
        ["MsiFileHash"] = "File_*:s72:Identifier>File.1 Options:i2:0..32767 HashPart1:i4 HashPart2:i4 HashPart3:i4 HashPart4:i4",
        ["Property"] = "Property*:s72:Identifier Value:l0:Text",
        ["RadioButton"] = """
            Property*:s72:Identifier Order*:i2:1..32767 Value:s64:Formatted X:i2:0..32767 Y:i2:0..32767 Width:i2:0..32767
            Height:i2:0..32767 Text:L0:Text Help:L50:Text
            """,
        ["Registry"] = """
            Registry*:s72:Identifier Root:i2:-1..3 Key:l255:RegPath Name:L255:Formatted Value:L0:Formatted
            Component_:s72:Identifier>Component.1
            """,
        ["RegLocator"] = "Signature_*:s72:Identifier Root:i2:0..3 Key:s255:RegPath Name:S255:Formatted Type:I2:0..18",
        ["RemoveFile"] = """
            FileKey*:s72:Identifier Component_:s72:Identifier>Component.1 FileName:L255:WildCardFilename DirProperty:s72:Identifier
            InstallMode:i2:{1;2;3}
            """,
        ["RemoveRegistry"] = "RemoveRegistry*:s72:Identifier Root:i2:-1..3 Key:l255:RegPath Name:L255:Formatted Component_:s72:Identifier>Component.1",
        ["Signature"] = """
            Signature*:s72:Identifier FileName:s255:Filename MinVersion:S20:Text MaxVersion:S20:Text MinSize:I4:0..2147483647
            MaxSize:I4:0..2147483647 MinDate:I4:0..2147483647 MaxDate:I4:0..2147483647 Languages:S255:Language
            """,
        ["TextStyle"] = "TextStyle*:s72:Identifier FaceName:s32:Text Size:i2:0..32767 Color:I4:0..16777215 StyleBits:I2:0..15",
        ["UIText"] = "Key*:s72:Identifier Text:L255:Text",
        ["Upgrade"] = """
            UpgradeCode*:s38:Guid VersionMin*:S20:Text VersionMax*:S20:Text Language*:S255:Language Attributes*:i4:0..2147483647
            Remove:S255:Formatted ActionProperty:s72:UpperCase
            """,
        ["_Validation"] = """
            Table*:s32:Identifier Column*:s32:Identifier Nullable:s4:{Y;N} MinValue:I4:-2147483647..2147483647 MaxValue:I4:-2147483647..2147483647
            KeyTable:S255:Identifier KeyColumn:I2:1..32
            Category:S32:{Text;Formatted;Template;Condition;Guid;Path;Version;Language;Identifier;Binary;UpperCase;LowerCase;Filename;Paths;AnyPath;WildCardFilename;RegPath;CustomSource;Property;Cabinet;Shortcut;FormattedSDDLText;Integer;DoubleInteger;TimeDate;DefaultDir}
            Set:S255:Text Description:S255:Text
            """,
    }.ToFrozenDictionary(table => table.Key, table => Parse(table.Value));

    public static Table Create(string table) => new(table, Array.ConvertAll(Tables[table], definition => definition.Column));

    public static IEnumerable<int> KeyColumns(string table) => Enumerable.Range(0, Tables[table].Length).Where(i => Tables[table][i].Column.Key);

    /// <summary>The rows of _Validation for one table. Their column Description stays empty: it is for readers of the reference.</summary>
    public static IEnumerable<object?[]> ValidationRows(string table) => Tables[table].Select(definition =>
    {
        var (column, rule) = definition;
        return new object?[]
        {
            table, column.Name, column.Nullable ? "Y" : "N", rule.Minimum, rule.Maximum, rule.KeyTable, rule.KeyColumn, rule.Category, rule.Set, null,
        };
    });

    private static (Column Column, ColumnRule Rule)[] Parse(string columns) =>
        Array.ConvertAll(columns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), column =>
        {
            var parts = column.Split(':', 3);
            var key = parts[0].EndsWith('*');
            return (Column.FromIdt(key ? parts[0][..^1] : parts[0], parts[1], key), ColumnRule.Parse(parts.Length == 3 ? parts[2] : ""));
        });
}
