using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace WindowsInstaller.Authoring;

/// <summary>
/// The names that WiX 5 generates where none is authored, so that both builds of one authoring agree:
/// SHA-1 over the parts joined by '|', as base64 with the characters that are not allowed replaced.
/// </summary>
internal static class GeneratedName
{
    private const string NotInShortNames = "\\?|><:/*\"+,;=[]. ";

    /// <summary>An identifier such as reg…: the prefix and 27 characters. Parts that are absent count as empty.</summary>
    public static string Identifier(string prefix, params string?[] parts) =>
        prefix + Hash(parts)[..^1].Replace('+', '.').Replace('/', '_');

    /// <summary>
    /// The FileName or DefaultDir notation "short|long", or the name alone where it is a valid 8.3 name itself.
    /// </summary>
    /// <param name="shortName">The authored 8.3 name; null to generate one.</param>
    /// <param name="scope">What WiX hashes beside the name: the kind of element, then the identifiers around it.</param>
    public static string WithShortName(string name, string? shortName, bool keepExtension, params string[] scope)
    {
        shortName ??= IsShortName(name) ? name : ShortName(name.ToLowerInvariant(), keepExtension, scope);
        return string.Equals(shortName, name, StringComparison.OrdinalIgnoreCase) ? name : $"{shortName}|{name}";
    }

    public static bool IsShortName(string name)
    {
        var parts = name.Split('.');
        return parts.Length <= 2
            && parts[0].Length is > 0 and <= 8
            && (parts.Length == 1 || parts[1].Length <= 3)
            && parts.All(part => part.IndexOfAny(NotInShortNames.ToCharArray()) < 0);
    }

    private static string ShortName(string name, bool keepExtension, string[] scope)
    {
        var generated = Hash([name, .. scope])[..8].Replace('+', '-').Replace('/', '_');
        if (keepExtension)
        {
            var extension = Path.GetExtension(name);
            var complete = generated + (extension.Length > 4 ? extension[..4] : extension);
            generated = IsShortName(complete) ? complete : generated;
        }

        return generated.ToLowerInvariant();
    }

    private static string Hash(string?[] parts) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
}
