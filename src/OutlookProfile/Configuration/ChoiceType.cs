using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>One of a few words. A table, because the names that .NET gives an enumeration's members are found by reflection.</summary>
/// <param name="members">The words, in the order in which people should read them, and what each means.</param>
public sealed class ChoiceType<T>(params Choice<T>[] members) : SettingType<T>
{
    public override IReadOnlyList<string> Words { get; } = Array.ConvertAll(members, member => member.Word);

    public override Text Expectation => $"one of {Values}";

    public override string Values => string.Join(", ", Words);

    public override string? Format(T value)
    {
        foreach (var candidate in members)
        {
            if (EqualityComparer<T>.Default.Equals(candidate.Member, value))
            {
                return candidate.Word;
            }
        }

        return null;
    }

    public override Text? Parse(string text, out T value)
    {
        foreach (var candidate in members)
        {
            if (candidate.Word == text)
            {
                value = candidate.Member;
                return null;
            }
        }

        value = members[0].Member;
        return Expectation;
    }

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out T value)
    {
        value = members[0].Member;
        if (json.Text is { } text && Parse(text, out value) is null)
        {
            return true;
        }

        report(json, Problem(json, Expectation));
        return false;
    }

    internal override void Write(JsonText json, string name, T value) =>
        json.Member(name, Format(value) ?? throw new ArgumentOutOfRangeException(nameof(value), $"{name} has no word for {value}."));

    internal override void WriteSchema(JsonText json)
    {
        json.Member("type", "string");
        json.Member("enum", Words);
    }

    protected override string? Suggest(string written, bool json) =>
        (OutlookNames.Find(written)?.Number() is { } version && Parse(version, out _) is null ? version : Spelling.Closest(written, Words)) is { } word
            ? json ? $"\"{word}\"" : word
            : null;
}

/// <summary>A word and what it means. A class, because each enumeration would bring the code of a tuple of its own into the action DLL.</summary>
public sealed class Choice<T>(string word, T member)
{
    public string Word { get; } = word;

    public T Member { get; } = member;

    public static implicit operator Choice<T>((string Word, T Member) pair) => new(pair.Word, pair.Member);
}
