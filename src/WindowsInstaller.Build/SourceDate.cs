using System;
using System.Globalization;

namespace WindowsInstaller.Build;

/// <summary>The time of the source, from the environment variable SOURCE_DATE_EPOCH (seconds since 1970; reproducible-builds.org).</summary>
internal static class SourceDate
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    /// <exception cref="FormatException">The variable holds no such number.</exception>
    public static DateTime? Read()
    {
        var value = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTime.UnixEpoch.AddSeconds(seconds)
            : throw new FormatException($"{Variable} is '{value}', which is no number of seconds since 1970.");
    }
}
