using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>UI: dialogs, controls, events, texts.</summary>
internal sealed partial class SectionCompiler
{
    private void UserInterfaceElement(XElement element)
    {
        var reader = Open(element);
        if (reader.Identifier("Id") is { } id)
        {
            Add(new NameSymbol(reader.At, "UI", id));
        }

        reader.End(
            ("AdminUISequence", SequenceElement),
            ("Binary", BinaryElement),
            ("ComboBox", ComboBoxElement),
            ("Dialog", DialogElement),
            ("DialogRef", child => ReferenceElement(child, "Dialog")),
            ("Error", ErrorElement),
            ("InstallUISequence", SequenceElement),
            ("ProgressText", ProgressTextElement),
            ("Property", PropertyElement),
            ("PropertyRef", child => ReferenceElement(child, "Property")),
            ("Publish", child =>
            {
                var order = 0;
                PublishElement(child, null, ref order);
            }
        ),
            ("RadioButtonGroup", child => RadioButtonGroupElement(child, null)),
            ("TextStyle", TextStyleElement),
            ("UIRef", child => ReferenceElement(child, "UI")),
            ("UIText", TextElement));
    }

    private void TextElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "UIText", reader.RequiredIdentifier("Id"), NullIfEmpty(reader.Text("Value", allowEmpty: true)));
        reader.End();
    }

    private void TextStyleElement(XElement element)
    {
        const int Bold = 1;
        const int Italic = 2;
        const int Underline = 4;
        const int Strike = 8;
        const int Brightest = 255;

        var reader = Open(element);
        var style = (reader.YesNo("Bold") ? Bold : 0)
            | (reader.YesNo("Italic") ? Italic : 0)
            | (reader.YesNo("Underline") ? Underline : 0)
            | (reader.YesNo("Strike") ? Strike : 0);
        var (red, green, blue) = (reader.Integer("Red", 0, Brightest), reader.Integer("Green", 0, Brightest), reader.Integer("Blue", 0, Brightest));
        int? color = (red ?? green ?? blue) is null ? null : (red ?? 0) | (green ?? 0) << 8 | (blue ?? 0) << 16;
        AddRow(reader.At, "TextStyle", reader.RequiredIdentifier("Id"), reader.RequiredText("FaceName"), reader.Integer("Size", 0, short.MaxValue) ?? 0, color, style == 0 ? null : style);
        reader.End();
    }

    private void ProgressTextElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "ActionText", reader.RequiredIdentifier("Action"), reader.Text("Message"), reader.Text("Template"));
        reader.End();
    }

    private void ErrorElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "Error", reader.RequiredInteger("Id", 0, short.MaxValue), NullIfEmpty(reader.Text("Message", allowEmpty: true)));
        reader.End();
    }

    private void DialogElement(XElement element)
    {
        const int Visible = 1;
        const int Modal = 2;
        const int Minimize = 4;
        const int KeepModeless = 16;
        const int TrackDiskSpace = 32;
        const int ErrorDialog = 0x10000;
        const int Centered = 50;
        const int Percent = 100;

        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var attributes = (reader.YesNo("Hidden") ? 0 : Visible)
            | (reader.YesNo("Modeless") ? 0 : Modal)
            | (reader.YesNo("NoMinimize") ? 0 : Minimize)
            | (reader.YesNo("KeepModeless") ? KeepModeless : 0)
            | (reader.YesNo("TrackDiskSpace") ? TrackDiskSpace : 0)
            | (reader.YesNo("ErrorDialog") ? ErrorDialog : 0);
        var (x, y) = (reader.Integer("X", 0, Percent) ?? Centered, reader.Integer("Y", 0, Percent) ?? Centered);
        var (width, height) = (reader.RequiredInteger("Width", 0, short.MaxValue), reader.RequiredInteger("Height", 0, short.MaxValue));
        var title = reader.Text("Title");
        var tabs = new TabOrder();
        reader.End(("Control", child => ControlElement(child, id, tabs)));
        tabs.Close();
        if (tabs.First is null)
        {
            reader.Report($"the dialog '{id}' has no control that can have the focus.");
        }

        AddRow(reader.At, "Dialog", id, x, y, width, height, attributes, title, tabs.First, tabs.Default, tabs.Cancel);
    }

    private void ControlElement(XElement element, string dialog, TabOrder tabs)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var type = reader.RequiredText("Type");
        if (!ControlAttributes.ByType.TryGetValue(type, out var kind))
        {
            reader.Report($"Control/@Type '{type}' is not supported; allowed: {string.Join(", ", ControlAttributes.ByType.Keys)}.");
            return;
        }

        var attributes = kind.Read(reader);
        var property = reader.Identifier("Property");
        var text = reader.Text("Text");
        var (toolTip, help) = (reader.Text("ToolTip"), reader.Text("Help"));
        var row = new RowSymbol(
            reader.At,
            "Control",
            dialog,
            id,
            type,
            reader.RequiredInteger("X", 0, short.MaxValue),
            reader.RequiredInteger("Y", 0, short.MaxValue),
            reader.RequiredInteger("Width", 0, short.MaxValue),
            reader.RequiredInteger("Height", 0, short.MaxValue),
            attributes,
            property,
            text,
            null,
            toolTip is null && help is null ? null : $"{toolTip}|{help}");
        Add(row);
        tabs.Default = reader.YesNo("Default") ? id : tabs.Default;
        tabs.Cancel = reader.YesNo("Cancel") ? id : tabs.Cancel;
        if (!reader.YesNo("TabSkip", otherwise: !kind.Tabbable))
        {
            tabs.Add(id, row);
        }

        if (type == "CheckBox")
        {
            var value = reader.Text("CheckBoxValue");
            AddRow(reader.At, "CheckBox", property ?? reader.RequiredIdentifier("Property"), value);
        }

        if (type is "Bitmap" or "Icon" && text is not null && ElementReader.IsIdentifier(text))
        {
            Refer(reader.At, "Binary", text);
        }

        foreach (var action in new[] { "Default", "Enable", "Disable", "Hide", "Show" })
        {
            if (reader.Text(action + "Condition") is { } condition)
            {
                AddRow(reader.At, "ControlCondition", dialog, id, action, condition);
            }
        }

        var order = 0;
        reader.End(
            ("ComboBox", ComboBoxElement),
            ("RadioButtonGroup", child => RadioButtonGroupElement(child, property)),
            ("Property", PropertyElement),
            ("Publish", child => PublishElement(child, (dialog, id), ref order)),
            ("Subscribe", child => SubscribeElement(child, dialog, id)));
    }

    private void SubscribeElement(XElement element, string dialog, string control)
    {
        var reader = Open(element);
        AddRow(reader.At, "EventMapping", dialog, control, reader.RequiredIdentifier("Event"), reader.RequiredIdentifier("Attribute"));
        reader.End();
    }

    private void ComboBoxElement(XElement element)
    {
        var reader = Open(element);
        var property = reader.RequiredIdentifier("Property");
        var order = 0;
        reader.End(("ListItem", child =>
        {
            var item = Open(child);
            AddRow(item.At, "ComboBox", property, ++order, item.RequiredText("Value"), item.Text("Text"));
            item.End();
        }
        ));
    }

    private void RadioButtonGroupElement(XElement element, string? outerProperty)
    {
        var reader = Open(element);
        var property = reader.Identifier("Property") ?? outerProperty ?? reader.RequiredIdentifier("Property");
        Refer(reader.At, "Property", property);
        var order = 0;
        reader.End(("RadioButton", child =>
        {
            var button = Open(child);
            var (toolTip, help) = (button.Text("ToolTip"), button.Text("Help"));
            AddRow(
                button.At,
                "RadioButton",
                property,
                ++order,
                button.RequiredText("Value"),
                button.RequiredInteger("X", 0, short.MaxValue),
                button.RequiredInteger("Y", 0, short.MaxValue),
                button.RequiredInteger("Width", 0, short.MaxValue),
                button.RequiredInteger("Height", 0, short.MaxValue),
                button.Text("Text"),
                toolTip is null && help is null ? null : $"{toolTip}|{help}");
            button.End();
        }
        ));
    }

    /// <param name="control">The control around the element; null when Dialog and Control name it.</param>
    private void PublishElement(XElement element, (string Dialog, string Control)? control, ref int order)
    {
        var reader = Open(element);
        if (control is null)
        {
            control = (reader.RequiredIdentifier("Dialog"), reader.RequiredIdentifier("Control"));
            Refer(reader.At, "Dialog", control.Value.Dialog);
        }

        var subject = reader.OneOf("Event", "Property");
        var value = reader.Text("Value");
        var name = subject is null ? "" : reader.RequiredText(subject);
        if (subject == "Event")
        {
            name = name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
            ReferToEventTarget(reader, name, value ?? reader.RequiredText("Value"));
        }

        order = reader.Integer("Order", 0, short.MaxValue) ?? order + 1;
        AddRow(
            reader.At,
            "ControlEvent",
            control.Value.Dialog,
            control.Value.Control,
            subject == "Property" ? $"[{name}]" : name,
            value ?? "{}", // sets a property to nothing
            reader.Text("Condition") ?? "1",
            order);
        reader.End();
    }

    private void ReferToEventTarget(ElementReader reader, string name, string value)
    {
        if (!ElementReader.IsIdentifier(value))
        {
            return;
        }

        switch (name)
        {
            case "DoAction" when !StandardActions.IsStandard(value):
                Refer(reader.At, "CustomAction", value);
                break;
            case "NewDialog" or "SpawnDialog" or "SpawnWaitDialog" or "SelectionBrowse":
                Refer(reader.At, "Dialog", value);
                break;
        }
    }
}
