using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Tests.CompoundFiles;

internal static class CompoundStorageComparison
{
    internal static void AssertEqual(CompoundStorage expected, CompoundStorage actual)
    {
        Assert.AreEqual(expected.ClassId, actual.ClassId);
        CollectionAssert.AreEqual(expected.Streams.Keys, actual.Streams.Keys);
        foreach (var (name, data) in expected.Streams)
        {
            Assert.IsTrue(data.SequenceEqual(actual.Streams[name]), $"Stream '{name}' differs.");
        }

        CollectionAssert.AreEqual(expected.Storages.Keys, actual.Storages.Keys);
        foreach (var (name, storage) in expected.Storages)
        {
            AssertEqual(storage, actual.Storages[name]);
        }
    }
}
