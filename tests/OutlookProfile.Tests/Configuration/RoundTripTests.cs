using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>Any valid configuration survives being written and read; any damaged text is a list of mistakes, never a crash.</summary>
[TestClass]
public sealed class RoundTripTests
{
    [TestMethod]
    public void Configuration_ReadsBackEqual_AfterWriting() =>
        Prop.ForAll(AnyConfiguration.Generator.ToArbitrary(), configuration =>
        {
            var json = ConfigurationWriter.Write(configuration);
            Assert.AreEqual(configuration, ConfigurationReader.Read(json, "written.json"));
            Assert.AreEqual(json, ConfigurationWriter.Write(ConfigurationReader.Read(json, "written.json")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [TestMethod]
    public void Reader_ThrowsOnlyConfigurationException_ForMutatedTexts() =>
        Prop.ForAll(AnyConfiguration.Generator.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (configuration, seed) =>
        {
            var text = Mutation.Of(ConfigurationWriter.Write(configuration), new Random(seed));
            foreach (var mistake in Mistakes.In(text))
            {
                Assert.DoesNotContain('\n', mistake);
                Assert.DoesNotContain('\0', mistake);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [TestMethod]
    public void Reader_ThrowsOnlyConfigurationException_ForAnyText() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Mistakes.In(text ?? "").Length > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
