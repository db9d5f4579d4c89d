using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Preprocessing;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>
/// Reads one element strictly: whatever is not asked for by the time of <see cref="End"/> is a mistake.
/// A missing or bad value is reported and replaced by a harmless one, so that reading goes on to the next mistake.
/// </summary>
internal sealed class ElementReader(XElement element, BindVariables variables, Diagnostics diagnostics)
{
    public static readonly XNamespace Namespace = "http://wixtoolset.org/schemas/v4/wxs";

    private static readonly XNamespace UserInterfaceExtension = "http://wixtoolset.org/schemas/v4/wxs/ui";

    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string Name => element.Name.LocalName;

    public SourceLocation At { get; } = SourceLocationAnnotation.Of(element);

    public bool Has(string attribute) => element.Attribute(attribute) is not null;

    public void Report(string message) => diagnostics.Report(At, message);

    /// <summary>The value of an optional attribute; an empty one is a mistake unless allowed.</summary>
    public string? Text(string attribute, bool allowEmpty = false)
    {
        known.Add(attribute);
        var value = (string?)element.Attribute(attribute);
        if (value is null)
        {
            return null;
        }

        value = variables.Substitute(value, At);
        if (value.Length == 0 && !allowEmpty)
        {
            Report($"{Name}/@{attribute} is empty.");
        }

        return value;
    }

    public string RequiredText(string attribute) => Required(attribute, Text(attribute));

    /// <summary>A name as Windows Installer allows it for primary keys: letters, digits, _ and ., at most 72, not starting with a digit or a dot.</summary>
    public string? Identifier(string attribute)
    {
        var value = Text(attribute);
        if (!string.IsNullOrEmpty(value) && !IsIdentifier(value))
        {
            Report($"{Name}/@{attribute} '{value}' is no identifier: letters, digits, '_' and '.', at most 72, starting with a letter or '_'.");
        }

        return value;
    }

    public string RequiredIdentifier(string attribute) => Required(attribute, Identifier(attribute));

    /// <summary>A required name with "virtual " or "override " before it, as fragments may schedule an action that another one schedules differently.</summary>
    public (ActionAccess Access, string Id) Accessible(string attribute)
    {
        var value = RequiredText(attribute);
        foreach (var (prefix, access) in new[] { ("virtual ", ActionAccess.Virtual), ("override ", ActionAccess.Override), ("", ActionAccess.Ordinary) })
        {
            if (value.StartsWith(prefix, StringComparison.Ordinal) && IsIdentifier(value[prefix.Length..]))
            {
                return (access, value[prefix.Length..]);
            }
        }

        if (value.Length > 0)
        {
            Report($"{Name}/@{attribute} '{value}' is no identifier, alone or after 'virtual ' or 'override '.");
        }

        return (ActionAccess.Ordinary, "");
    }

    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= 72
        && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    public bool YesNo(string attribute, bool otherwise = false) => Choice(attribute, otherwise, ("yes", true), ("no", false));

    public T Choice<T>(string attribute, T otherwise, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var value = Text(attribute);
        if (string.IsNullOrEmpty(value))
        {
            return otherwise;
        }

        foreach (var choice in choices)
        {
            if (choice.Name == value)
            {
                return choice.Value;
            }
        }

        var allowed = choices.ToArray().Select(choice => choice.Name);
        Report($"{Name}/@{attribute} '{value}' is not supported; allowed: {string.Join(", ", allowed)}.");
        return otherwise;
    }

    public T RequiredChoice<T>(string attribute, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        if (!Has(attribute))
        {
            Required(attribute, null);
        }

        return Choice(attribute, choices[0].Value, choices);
    }

    public int? Integer(string attribute, int least, int greatest)
    {
        var value = Text(attribute);
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest)
        {
            return number;
        }

        Report($"{Name}/@{attribute} '{value}' is no whole number from {least} to {greatest}.");
        return null;
    }

    public int RequiredInteger(string attribute, int least, int greatest)
    {
        if (!Has(attribute))
        {
            Required(attribute, null);
        }

        return Integer(attribute, least, greatest) ?? least;
    }

    /// <summary>A GUID in the one notation the installer tables use: braces, upper case.</summary>
    public string RequiredGuid(string attribute)
    {
        var value = RequiredText(attribute);
        if (value.Length > 0 && !Guid.TryParse(value, out _))
        {
            Report($"{Name}/@{attribute} '{value}' is no GUID; author one, none is generated here.");
        }

        return Guid.TryParse(value, out var guid) ? guid.ToString("B").ToUpperInvariant() : "";
    }

    /// <summary>A list of attributes of which exactly one must be there; null after reporting that it is not so.</summary>
    public string? OneOf(params string[] attributes)
    {
        known.UnionWith(attributes);
        var found = attributes.Where(Has).ToList();
        if (found.Count == 1)
        {
            return found[0];
        }

        Report($"<{Name}> needs exactly one of {string.Join(", ", attributes)}; it has {(found.Count == 0 ? "none" : string.Join(" and ", found))}.");
        return null;
    }

    /// <summary>Reports every attribute, child element and text that is not known.</summary>
    public void End(params (string Name, Action<XElement> Read)[] children)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.Namespace != XNamespace.None || !known.Contains(attribute.Name.LocalName))
            {
                Report($"{Name}/@{attribute.Name.LocalName} is not supported; known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            }
        }

        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                Dispatch(child, children);
            }
            else if (node is XText text && !string.IsNullOrWhiteSpace(text.Value))
            {
                Report($"<{Name}> contains the text '{text.Value.Trim()}'; values are attributes.");
            }
        }
    }

    private void Dispatch(XElement child, (string Name, Action<XElement> Read)[] children)
    {
        var at = SourceLocationAnnotation.Of(child);
        if (child.Name.Namespace == UserInterfaceExtension)
        {
            diagnostics.Report(at, $"<ui:{child.Name.LocalName}> names a stock dialog set, which only the Windows toolset has; put it between <?ifdef ...?> and <?endif?>.");
        }
        else if (child.Name.Namespace != Namespace)
        {
            diagnostics.Report(at, $"<{child.Name.LocalName}> is in the namespace '{child.Name.NamespaceName}', not in '{Namespace}'.");
        }
        else if (Array.Find(children, known => known.Name == child.Name.LocalName) is { Read: { } read })
        {
            read(child);
        }
        else
        {
            var allowed = children.Length == 0 ? "nothing is" : string.Join(", ", children.Select(known => known.Name));
            diagnostics.Report(at, $"<{child.Name.LocalName}> is not supported inside <{Name}>; allowed: {allowed}.");
        }
    }

    private string Required(string attribute, string? value)
    {
        if (value is null)
        {
            Report($"<{Name}> has no {attribute}.");
        }

        return value ?? "";
    }
}
