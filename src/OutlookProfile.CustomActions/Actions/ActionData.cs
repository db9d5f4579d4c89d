using System;
using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>
/// Named texts on their way from an immediate action to deferred ones, through a property of the deferred action's name.
/// Written as "Key=Value;Key=Value" with each value in Base64 of its UTF-8: nothing in it can be taken for a separator,
/// for a reference to a property, or for formatting of the log.
/// </summary>
public sealed class ActionData
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public string this[string key]
    {
        get => values.TryGetValue(key, out var value)
            ? value
            : throw new ActionException($"The action was not handed '{key}'. It is not meant to be run on its own.");
        set => values[key] = value;
    }

    public bool Has(string key) => values.ContainsKey(key);

    /// <exception cref="ActionException">The text is none that <see cref="ToString"/> gives.</exception>
    public static ActionData Parse(string text)
    {
        var data = new ActionData();
        foreach (var pair in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=');
            if (separator <= 0)
            {
                throw Damaged();
            }

            data.values[pair.Substring(0, separator)] = Decode(pair.Substring(separator + 1));
        }

        return data;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var pair in values)
        {
            text.Append(text.Length == 0 ? "" : ";").Append(pair.Key).Append('=').Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value)));
        }

        return text.ToString();
    }

    private static string Decode(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw Damaged();
        }
    }

    private static ActionException Damaged() => new($"What the action was handed is damaged. It is not meant to be run on its own.");
}
