using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace OutlookProfile.Configuration;

/// <summary>
/// Writes indented JSON. Newtonsoft's JsonTextWriter would do it too, but brings converters and reflection for every type with it,
/// 300 KB of the native action DLL; what is hard, the escaping, is still Newtonsoft's.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool first = true;

    public void StartObject(string? name = null) => Start(name, '{');

    public void EndObject() => End('}');

    public void StartArray(string name) => Start(name, '[');

    public void EndArray() => End(']');

    public void Member(string name, string value)
    {
        NextLine(name);
        text.Append(JsonConvert.ToString(value));
    }

    public void Member(string name, bool value)
    {
        NextLine(name);
        text.Append(value ? "true" : "false");
    }

    public void Member(string name, int value)
    {
        NextLine(name);
        text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Element(bool value)
    {
        NextLine(null);
        text.Append(value ? "true" : "false");
    }

    /// <summary>A list of texts.</summary>
    public void Member(string name, IReadOnlyList<string> values)
    {
        StartArray(name);
        foreach (var value in values)
        {
            NextLine(null);
            text.Append(JsonConvert.ToString(value));
        }

        EndArray();
    }

    public override string ToString() => text + "\n";

    private void Start(string? name, char bracket)
    {
        NextLine(name);
        text.Append(bracket);
        depth++;
        first = true;
    }

    private void End(char bracket)
    {
        depth--;
        text.Append('\n').Append(' ', 2 * depth).Append(bracket);
        first = false;
    }

    private void NextLine(string? name)
    {
        if (depth > 0)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', 2 * depth);
        }

        first = false;
        if (name is not null)
        {
            text.Append(JsonConvert.ToString(name)).Append(": ");
        }
    }
}
