using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace OutlookProfile.Configuration;

/// <summary>Newtonsoft's JsonTextWriter as all our JSON is written: indented by two blanks, lines that end in LF on every system.</summary>
internal sealed class JsonText
{
    private readonly StringWriter text = new() { NewLine = "\n" };
    private readonly JsonTextWriter json;

    public JsonText() => json = new JsonTextWriter(text) { Formatting = Formatting.Indented };

    /// <param name="name">The member's name; null at the top and in an array.</param>
    public void StartObject(string? name = null)
    {
        Name(name);
        json.WriteStartObject();
    }

    public void EndObject() => json.WriteEndObject();

    public void StartArray(string name)
    {
        Name(name);
        json.WriteStartArray();
    }

    public void EndArray() => json.WriteEndArray();

    public void Member(string name, string value)
    {
        Name(name);
        json.WriteValue(value);
    }

    public void Member(string name, bool value)
    {
        Name(name);
        json.WriteValue(value);
    }

    public void Member(string name, long value)
    {
        Name(name);
        json.WriteValue(value);
    }

    /// <summary>A list of texts.</summary>
    public void Member(string name, IReadOnlyList<string> values)
    {
        StartArray(name);
        foreach (var value in values)
        {
            json.WriteValue(value);
        }

        EndArray();
    }

    public void Element(bool value) => json.WriteValue(value);

    public override string ToString() => text + "\n";

    private void Name(string? name)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }
    }
}
