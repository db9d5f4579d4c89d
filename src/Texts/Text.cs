using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Texts;

/// <summary>
/// A sentence for people, written in English where it arises: <c>Text text = $"there is no file {path}";</c>. It keeps its template
/// ("there is no file {0}") and what stands in the places apart, so that it can be said in another language later, with the places in
/// another order. <see cref="ToString"/> is the English one, which logs, files for programs and the support see; <see cref="In"/> is for
/// the reader. There is no conversion from a string: what is no template is <see cref="Verbatim(string)"/>, on purpose.
/// </summary>
[InterpolatedStringHandler]
public sealed class Text : IEquatable<Text>
{
    private static readonly char[] FullStops = ['.', '\u3002'];

    private readonly StringBuilder template;
    private readonly object[] values;
    private int count;
    private bool endsOpen;
    private string? finished;
    private string? english;

    /// <summary>For the compiler, which makes a text of an interpolated string by this and the methods Append...</summary>
    public Text(int literalLength, int formattedCount)
    {
        template = new StringBuilder(literalLength + 3 * formattedCount);
        values = formattedCount == 0 ? [] : new object[formattedCount];
    }

    /// <summary>What is said by saying nothing.</summary>
    public static Text Empty { get; } = new(0, 0);

    /// <summary>The English template, by which catalogues find its translations; braces that stand for themselves are doubled.</summary>
    public string Template => finished ??= template.ToString();

    public bool IsEmpty => template.Length == 0;

    /// <summary>A name, a path, a message of the system: the same in every language.</summary>
    public static Text Verbatim(string text)
    {
        var verbatim = new Text(0, 1);
        verbatim.AppendFormatted(text);
        return verbatim;
    }

    /// <summary>What a failure says: its text if it has one, otherwise its message as it is.</summary>
    public static Text Of(Exception exception) => exception is ITextException { Text: var text } ? text : Verbatim(exception.Message);

    /// <param name="separator">The same in every language.</param>
    public static Text Join(string separator, IEnumerable<Text> texts)
    {
        var all = new List<Text>(texts);
        var joined = new Text(separator.Length * all.Count, all.Count);
        foreach (var text in all)
        {
            joined.AppendLiteral(joined.count == 0 ? "" : separator);
            joined.AppendFormatted(text);
        }

        return joined;
    }

    /// <summary>The sentence as a part of a longer one.</summary>
    public Text WithoutFullStop()
    {
        var part = Join("", [this]);
        part.endsOpen = true;
        return part;
    }

    public void AppendLiteral(string literal)
    {
        var start = template.Length;
        template.Append(literal);
        template.Replace("{", "{{", start, template.Length - start).Replace("}", "}}", start, template.Length - start);
    }

    /// <summary>Said in the language of the whole.</summary>
    public void AppendFormatted(Text value) => Add(value);

    public void AppendFormatted(string? value) => Add(value ?? "");

    public void AppendFormatted(char value) => Add(value.ToString());

    /// <summary>Numbers look the same in every language.</summary>
    public void AppendFormatted(IFormattable? value, string? format = null) => Add(value?.ToString(format, CultureInfo.InvariantCulture) ?? "");

    /// <summary>In the reader's language; the parts for which it has no translation in English.</summary>
    public string In(Language language) => language.Find(Template) is { } translation && Fill(translation, language) is { } text
        ? text
        : Fill(Template, language) ?? Template;

    /// <summary>In English.</summary>
    public override string ToString() => english ??= In(Language.English);

    public static bool operator ==(Text? left, Text? right) => Equals(left, right);

    public static bool operator !=(Text? left, Text? right) => !Equals(left, right);

    public bool Equals(Text? other) => other is not null && Template == other.Template && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Text);

    public override int GetHashCode() => Template.GetHashCode();

    private void Add(object value)
    {
        template.Append('{').Append(count.ToString(CultureInfo.InvariantCulture)).Append('}');
        values[count++] = value;
    }

    /// <returns>Null for a template that is malformed or has places of its own: a translation may be wrong, yet nothing may fail over it.</returns>
    private string? Fill(string form, Language language)
    {
        var text = new StringBuilder();
        for (var i = 0; i < form.Length; i++)
        {
            var character = form[i];
            if (character is not ('{' or '}'))
            {
                text.Append(character);
            }
            else if (i + 1 < form.Length && form[i + 1] == character)
            {
                text.Append(character);
                i++;
            }
            else
            {
                var end = form.IndexOf('}', i);
                if (character == '}' || end < 0 || !int.TryParse(form.Substring(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= count)
                {
                    return null;
                }

                text.Append(values[place] is Text inner ? inner.In(language) : values[place]);
                i = end;
            }
        }

        return endsOpen ? text.ToString().TrimEnd(FullStops) : text.ToString();
    }
}
