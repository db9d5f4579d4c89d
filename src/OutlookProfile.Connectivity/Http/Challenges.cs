using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Connectivity.Http;

/// <summary>What WWW-Authenticate offers (RFC 9110 11.6.1): several headers, and several schemes in one header.</summary>
internal sealed class Challenges
{
    private readonly IReadOnlyList<(string Scheme, string Parameters)> challenges;

    private Challenges(IReadOnlyList<(string, string)> challenges) => this.challenges = challenges;

    /// <summary>Each scheme once, as the server spells it.</summary>
    public IReadOnlyList<string> Schemes => [.. challenges.Select(challenge => challenge.Scheme).Distinct(StringComparer.OrdinalIgnoreCase)];

    public bool Offer(string scheme) => Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase);

    /// <summary>The token behind a scheme; null when there is none.</summary>
    /// <exception cref="HttpFormatException">What stands there is no Base64.</exception>
    public byte[]? TokenOf(string scheme)
    {
        var rest = challenges.FirstOrDefault(challenge => challenge.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase) && challenge.Parameters.Length > 0).Parameters;
        try
        {
            return rest is null ? null : Convert.FromBase64String(rest);
        }
        catch (FormatException)
        {
            throw new HttpFormatException($"the {scheme} challenge is no Base64");
        }
    }

    public static Challenges Parse(IEnumerable<string> headers)
    {
        var found = new List<(string, string)>();
        foreach (var part in headers.SelectMany(SplitAtCommas))
        {
            var space = part.IndexOf(' ');
            var word = space < 0 ? part : part[..space];
            var rest = space < 0 ? "" : part[space..].Trim();
            var isParameter = word.Contains('=') || rest.StartsWith('=');
            if (word.Length > 0 && !isParameter)
            {
                found.Add((word, rest));
            }
        }

        return new Challenges(found);
    }

    /// <summary>Commas inside quotation marks belong to a parameter.</summary>
    private static IEnumerable<string> SplitAtCommas(string header)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
            {
                quoted = !quoted;
            }
            else if (header[i] == ',' && !quoted)
            {
                yield return header[start..i].Trim();
                start = i + 1;
            }
        }

        yield return header[start..].Trim();
    }
}
