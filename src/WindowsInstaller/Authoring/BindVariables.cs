using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Preprocessing;

namespace WindowsInstaller.Authoring;

/// <summary>
/// The variables of attribute values that only the whole of the sources can resolve: <c>!(loc.Id)</c>, a text of the .wxl files,
/// and <c>!(wix.Id)</c>, a file that a WixVariable element names.
/// </summary>
internal sealed class BindVariables(Localization localization, Diagnostics diagnostics)
{
    private const string LocalizedPrefix = "loc.";
    private const string FilePrefix = "wix.";

    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>Declares a WixVariable. Its value is a file, relative to the folder of the source that declares it.</summary>
    public void Declare(XElement element)
    {
        var at = SourceLocationAnnotation.Of(element);
        var id = (string?)element.Attribute("Id");
        var value = (string?)element.Attribute("Value");
        if (id is null || string.IsNullOrEmpty(value))
        {
            diagnostics.Report(at, "<WixVariable> needs both Id and Value.");
        }
        else if (!files.TryAdd(id, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(at.File))!, value.Replace('\\', '/')))))
        {
            diagnostics.Report(at, $"the WixVariable '{id}' is there twice.");
        }
    }

    /// <summary>Replaces every variable.</summary>
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
        string? value;
        if (name.StartsWith(LocalizedPrefix, StringComparison.Ordinal))
        {
            if (localization.TryGet(name[LocalizedPrefix.Length..], out value))
            {
                return value;
            }

            diagnostics.Report(at, $"the localized string '{name[LocalizedPrefix.Length..]}' is in none of the .wxl files.");
        }
        else if (name.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            if (files.TryGetValue(name[FilePrefix.Length..], out value))
            {
                return value;
            }

            diagnostics.Report(at, $"no <WixVariable> declares '{name[FilePrefix.Length..]}'.");
        }
        else
        {
            diagnostics.Report(at, $"'!({name})' is not supported; only !(loc.Id) and !(wix.Id) are.");
        }

        return name; // an empty value would be the next mistake
    }
}
