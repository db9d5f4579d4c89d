using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace WindowsInstaller.Authoring;

/// <summary>The strings of the .wxl files, for <c>!(loc.Id)</c> in attribute values. One that is marked Overridable gives way to another of its Id.</summary>
internal sealed class Localization(Diagnostics diagnostics)
{
    private static readonly XNamespace Namespace = "http://wixtoolset.org/schemas/v4/wxl";

    private readonly Dictionary<string, (string Text, bool Overridable)> strings = new(StringComparer.Ordinal);
    private string? culture;

    public void Load(string file)
    {
        try
        {
            Read(file, XDocument.Load(file, LoadOptions.SetLineInfo).Root!);
        }
        catch (XmlException exception)
        {
            diagnostics.Report(new SourceLocation(file, exception.LineNumber), exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(new SourceLocation(file, 0), $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>The text of an Id.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out string? text)
    {
        text = strings.TryGetValue(id, out var found) ? found.Text : null;
        return text is not null;
    }

    private void Read(string file, XElement root)
    {
        if (root.Name != Namespace + "WixLocalization")
        {
            diagnostics.Report(At(file, root), $"the root element is {root.Name}, not {Namespace + "WixLocalization"}.");
            return;
        }

        foreach (var attribute in root.Attributes())
        {
            if (attribute.IsNamespaceDeclaration)
            {
                continue;
            }

            if (attribute.Name != "Culture")
            {
                diagnostics.Report(At(file, root), $"WixLocalization/@{attribute.Name.LocalName} is not supported; Culture is.");
            }
            else if (!string.Equals(culture ??= attribute.Value, attribute.Value, StringComparison.OrdinalIgnoreCase))
            {
                diagnostics.Report(At(file, root), $"the culture is '{attribute.Value}', but that of the files before is '{culture}'; one package has one culture.");
            }
        }

        foreach (var element in root.Elements())
        {
            ReadString(file, element);
        }
    }

    private void ReadString(string file, XElement element)
    {
        var at = At(file, element);
        if (element.Name != Namespace + "String")
        {
            diagnostics.Report(at, $"<{element.Name.LocalName}> is not supported in a .wxl file; <String> is.");
            return;
        }

        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName is not ("Id" or "Value" or "Overridable"))
            {
                diagnostics.Report(at, $"String/@{attribute.Name.LocalName} is not supported; Id, Value and Overridable are.");
            }
        }

        var id = (string?)element.Attribute("Id");
        var value = (string?)element.Attribute("Value");
        var overridable = (string?)element.Attribute("Overridable") ?? "no";
        if (id is null || value is null)
        {
            diagnostics.Report(at, "<String> needs both Id and Value.");
        }
        else if (overridable is not ("yes" or "no"))
        {
            diagnostics.Report(at, $"String/@Overridable '{overridable}' is not supported; allowed: yes, no.");
        }
        else if (!strings.TryGetValue(id, out var other) || (other.Overridable && overridable == "no"))
        {
            strings[id] = (value, overridable == "yes");
        }
        else if (overridable == "no" || other.Overridable)
        {
            diagnostics.Report(at, $"the localized string '{id}' is there twice.");
        }
    }

    private static SourceLocation At(string file, IXmlLineInfo element) => new(file, element.LineNumber);
}
