using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace WindowsInstaller.Authoring;

/// <summary>The strings of the .wxl files, for <c>!(loc.Id)</c> in attribute values.</summary>
internal sealed class Localization(Diagnostics diagnostics)
{
    private static readonly XNamespace Namespace = "http://wixtoolset.org/schemas/v4/wxl";

    private readonly Dictionary<string, string> strings = new(StringComparer.Ordinal);
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

    /// <summary>Replaces every <c>!(loc.Id)</c>.</summary>
    public string Substitute(string text, SourceLocation at)
    {
        var start = text.IndexOf("!(", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var result = new StringBuilder();
        var next = 0;
        for (; start >= 0; start = text.IndexOf("!(", next, StringComparison.Ordinal))
        {
            var end = text.IndexOf(')', start);
            if (end < 0)
            {
                diagnostics.Report(at, $"'{text[start..]}' starts a variable and never ends it.");
                break;
            }

            result.Append(text, next, start - next).Append(Value(text[(start + 2)..end], at));
            next = end + 1;
        }

        return result.Append(text, next, text.Length - next).ToString();
    }

    private string Value(string name, SourceLocation at)
    {
        if (!name.StartsWith("loc.", StringComparison.Ordinal))
        {
            diagnostics.Report(at, $"'!({name})' is not supported; only !(loc.Id) is.");
        }
        else if (strings.TryGetValue(name[4..], out var value))
        {
            return value;
        }
        else
        {
            diagnostics.Report(at, $"the localized string '{name[4..]}' is in none of the .wxl files.");
        }

        return name; // an empty value would be the next mistake
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
            else if ((culture ??= attribute.Value) != attribute.Value)
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
            if (attribute.Name.LocalName is not ("Id" or "Value"))
            {
                diagnostics.Report(at, $"String/@{attribute.Name.LocalName} is not supported; Id and Value are.");
            }
        }

        var id = (string?)element.Attribute("Id");
        var value = (string?)element.Attribute("Value");
        if (id is null || value is null)
        {
            diagnostics.Report(at, "<String> needs both Id and Value.");
        }
        else if (!strings.TryAdd(id, value))
        {
            diagnostics.Report(at, $"the localized string '{id}' is there twice.");
        }
    }

    private static SourceLocation At(string file, IXmlLineInfo element) => new(file, element.LineNumber);
}
