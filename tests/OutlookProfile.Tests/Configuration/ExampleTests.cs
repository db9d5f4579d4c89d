using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>Every example of config/ is right as it stands.</summary>
[TestClass]
public sealed class ExampleTests
{
    public static IEnumerable<object[]> Examples =>
        Directory.GetFiles(Path.Combine(TestData.Repository, "config"), "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.EndsWith(".schema.json", System.StringComparison.Ordinal))
            .Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void Example_IsValid(string name)
    {
        var text = ConfigurationFile.Read(Path.Combine(TestData.Repository, "config", name));
        ConfigurationReader.Read(text, name);
        StringAssert.Contains(text, "\"$schema\": \"profile.schema.json\"");
    }
}
