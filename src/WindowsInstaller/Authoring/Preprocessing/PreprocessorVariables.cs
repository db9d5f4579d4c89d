using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Text;

namespace WindowsInstaller.Authoring.Preprocessing;

/// <summary>
/// The preprocessor variables of one source file: <c>$(Name)</c>, <c>$(var.Name)</c> and <c>$(sys.SOURCEFILEDIR)</c>.
/// A definition is seen from its line to the end of its file only.
/// </summary>
internal sealed class PreprocessorVariables(IReadOnlyDictionary<string, string> defines, string file, Diagnostics diagnostics)
{
    private readonly Dictionary<string, string> values = new(defines);

    public bool IsDefined(string name) => values.ContainsKey(Unqualified(name));

    public void Define(string name, string value, SourceLocation at)
    {
        if (!values.TryAdd(Unqualified(name), value))
        {
            diagnostics.Report(at, $"the variable '{name}' is already defined; ask with <?ifndef {name}?> first.");
        }
    }

    public static bool IsName(string name)
    {
        name = Unqualified(name);
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }

    /// <summary>Replaces every <c>$(...)</c>; <c>$$(</c> stands for a literal <c>$(</c>.</summary>
    public string Substitute(string text, SourceLocation at)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = string.CompareOrdinal(text, i, "$$(", 0, 3) == 0;
            if (escaped || string.CompareOrdinal(text, i, "$(", 0, 2) != 0)
            {
                result.Append(text[escaped ? ++i : i]);
                continue;
            }

            var end = text.IndexOf(')', i);
            if (end < 0)
            {
                diagnostics.Report(at, $"'{text[i..]}' starts a variable and never ends it.");
                return result.ToString();
            }

            var name = text[(i + 2)..end];
            if (!TryGet(name, out var value))
            {
                diagnostics.Report(at, $"the variable '$({name})' is not defined.");
            }

            result.Append(value);
            i = end;
        }

        return result.ToString();
    }

    private static string Unqualified(string name) => name.StartsWith("var.", StringComparison.Ordinal) ? name[4..] : name;

    private bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        if (name == "sys.SOURCEFILEDIR")
        {
            value = Path.GetDirectoryName(Path.GetFullPath(file)) + Path.DirectorySeparatorChar;
            return true;
        }

        return values.TryGetValue(Unqualified(name), out value);
    }
}
