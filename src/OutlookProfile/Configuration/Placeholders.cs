using System;
using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.Configuration;

/// <summary>
/// Per-user values inside a text: %USERNAME%, %USERDOMAIN%, %USERDNSDOMAIN%, %COMPUTERNAME%, and from the
/// directory %MAIL% (mail) and %MAILBOXGUID% (msExchMailboxGuid). %% is a percent sign. Nothing else of the environment is reachable.
/// </summary>
public static class Placeholders
{
    public const string Mail = "%MAIL%";

    public const string MailboxGuid = "%MAILBOXGUID%";

    public static IReadOnlyList<string> Names { get; } = ["USERNAME", "USERDOMAIN", "USERDNSDOMAIN", "COMPUTERNAME", "MAIL", "MAILBOXGUID"];

    /// <summary>Null when every placeholder is known, otherwise what is expected.</summary>
    public static Text? Check(string text)
    {
        Text expectation = $"placeholders out of %USERNAME%, %USERDOMAIN%, %USERDNSDOMAIN%, %COMPUTERNAME%, %MAIL%, %MAILBOXGUID%, and %% for a percent sign";
        return TryExpand(text, _ => "x", out _) ? null : expectation;
    }

    public static bool Contains(string text) => text.IndexOf('%') >= 0;

    /// <param name="text">One that was checked.</param>
    /// <param name="placeholder">With its percent signs.</param>
    public static bool Uses(string text, string placeholder)
    {
        var used = false;
        TryExpand(
            text,
            name =>
            {
                used |= placeholder == $"%{name}%";
                return "";
            },
            out _);
        return used;
    }

    /// <summary>The text with a letter in the place of each placeholder, to check the form of what is around them.</summary>
    public static string Neutralise(string text) => TryExpand(text, _ => "x", out var neutral) ? neutral : text;

    /// <summary>The text with every placeholder replaced.</summary>
    /// <param name="valueOf">The value of a name, or null when this user has none.</param>
    /// <exception cref="PlaceholderException">This user has no value for a placeholder.</exception>
    public static string Expand(string text, Func<string, string?> valueOf) =>
        TryExpand(text, name => valueOf(name) is { Length: > 0 } value ? value : throw new PlaceholderException(name), out var expanded)
            ? expanded
            : throw new ArgumentException("The text was not checked.", nameof(text));

    /// <summary>The reverse for a literal text: percent signs doubled.</summary>
    public static string Escape(string literal) => literal.Replace("%", "%%");

    private static bool TryExpand(string text, Func<string, string> valueOf, out string expanded)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('%', i + 1);
            var name = end < 0 ? "" : text.Substring(i + 1, end - i - 1).ToUpperInvariant();
            if (end == i + 1)
            {
                result.Append('%');
            }
            else if (IsKnown(name))
            {
                result.Append(valueOf(name));
            }
            else
            {
                expanded = text;
                return false;
            }

            i = end;
        }

        expanded = result.ToString();
        return true;
    }

    private static bool IsKnown(string name)
    {
        foreach (var known in Names)
        {
            if (known == name)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The user for whom a profile is written has no value for a placeholder of the configuration.</summary>
public sealed class PlaceholderException(string name)
    : Exception(Say(name).ToString()), ITextException
{
    public string Name { get; } = name;

    public Text Text => Say(Name);

    private static Text Say(string name) => $"%{name}% has no value for this user; name the mailbox without it, or run where it has one.";
}
