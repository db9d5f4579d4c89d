using System;
using System.Collections.Generic;
using System.CommandLine.Parsing;

namespace WindowsInstaller.Build;

/// <summary>Name=Value options.</summary>
internal static class Defines
{
    public static Dictionary<string, string> Parse(ArgumentResult result)
    {
        var defines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            var equals = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                result.AddError($"'{token.Value}' is no definition; write Name=Value.");
            }
            else if (!defines.TryAdd(token.Value[..equals], token.Value[(equals + 1)..]))
            {
                result.AddError($"'{token.Value[..equals]}' is defined twice.");
            }
        }

        return defines;
    }
}
