using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>What the reader says about a text.</summary>
internal static class Mistakes
{
    /// <summary>Every mistake as people see it; empty for a valid configuration.</summary>
    public static string[] In(string json, params PropertyOverride[] overrides)
    {
        try
        {
            ConfigurationReader.Read(json, "site.json", overrides);
            return [];
        }
        catch (ConfigurationException exception)
        {
            Assert.AreEqual(string.Join("\n", exception.Mistakes), exception.Message);
            return Lines(exception.Mistakes);
        }
    }

    public static void AssertOnly(string expected, string json, params PropertyOverride[] overrides) =>
        Assert.AreEqual(expected, string.Join("\n", In(json, overrides)));

    private static string[] Lines(IEnumerable<ConfigurationMistake> mistakes) => mistakes.Select(mistake => mistake.ToString()).ToArray();
}
