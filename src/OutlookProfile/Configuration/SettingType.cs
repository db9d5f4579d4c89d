using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>
/// What the value of a setting may be: how the JSON file spells it, how a public property does, how the schema describes it.
/// One class for each kind of value; a setting names one in <see cref="Settings"/>.
/// </summary>
/// <typeparam name="T">The value as the configuration holds it.</typeparam>
public abstract class SettingType<T>
{
    /// <summary>What JSON must hold, for messages: "true or false", "one of basic, ntlm, negotiate".</summary>
    public abstract Text Expectation { get; }

    /// <summary>The values for the documentation: "true, false".</summary>
    public abstract string Values { get; }

    /// <summary>The words, when the value is one of a few; otherwise null.</summary>
    public virtual IReadOnlyList<string>? Words => null;

    /// <summary>The value of a public property, or of a cell of a table.</summary>
    /// <returns>Null when the text is right, otherwise what is expected.</returns>
    public abstract Text? Parse(string text, out T value);

    /// <summary>Checks the value of a public property, or of a cell of a table.</summary>
    /// <returns>Null when the text is right, otherwise what is wrong with it.</returns>
    public TextProblem? Check(string text) =>
        Parse(text, out _) is { } expectation ? new TextProblem(OneLine.Shorten(text, 60), expectation, Suggest(text, json: false)) : null;

    /// <summary>The value as a public property spells it; null when there is nothing to say, or no word for it.</summary>
    public abstract string? Format(T value);

    /// <summary>The value of a JSON file.</summary>
    /// <param name="report">Told each mistake: which value, and the problem.</param>
    /// <returns>Whether it is right.</returns>
    internal abstract bool Read(JsonValue json, Action<JsonValue, Text> report, out T value);

    /// <param name="name">The member's name.</param>
    internal abstract void Write(JsonText json, string name, T value);

    /// <summary>The members of the schema's object for this value.</summary>
    internal abstract void WriteSchema(JsonText json);

    /// <summary>A value of this type that is probably meant, as JSON (or a property) spells it; null when nothing comes near.</summary>
    protected virtual string? Suggest(string written, bool json) => null;

    /// <summary>What to say of a value that is wrong.</summary>
    internal Text Problem(JsonValue json, Text expectation) => Suggest(json.Text ?? json.Written, json: true) is { } suggestion
        ? (Text)$"found {json.Written}, expected {expectation}; did you mean {suggestion}?"
        : $"found {json.Written}, expected {expectation}";
}
