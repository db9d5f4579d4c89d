using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using WindowsInstaller.Database;

namespace OutlookProfile.Tests.Packaging;

[TestClass]
public sealed class MergedPackageTests
{
    private const string Oslo = """{ "server": { "fqdn": "mail.oslo.com" } }""";

    [TestMethod]
    public void Write_PutsTheTransformIntoTheMsi_UnderAPackageCodeOfItsOwn()
    {
        using var folder = new TemporaryFolder();
        var msi = SamplePackage.WriteMsi(folder);
        var before = InstallerDatabase.Open(msi);

        MergedPackage.Write(msi, SamplePackage.WriteTransform(folder, "oslo.mst", Oslo, ("DOWNLOAD", "full")), folder.File("oslo.msi"));

        var merged = InstallerDatabase.Open(folder.File("oslo.msi"));
        Assert.AreEqual(Oslo, Encoding.UTF8.GetString((byte[])merged.Tables["Binary"].Rows.Single(row => row[0] is "ProfileConfiguration")[1]!));
        Assert.AreEqual("full", merged.Tables["Property"].Rows.Single(row => row[0] is "DOWNLOAD")[1]);
        Assert.HasCount(before.Tables["Property"].Rows.Count + 1, merged.Tables["Property"].Rows);
        Assert.AreNotEqual(before.Summary.Properties[SummaryInformation.RevisionNumber], merged.Summary.Properties[SummaryInformation.RevisionNumber]);
        StringAssert.Matches((string)merged.Summary.Properties[SummaryInformation.RevisionNumber], new(@"^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$"));
    }

    [TestMethod]
    public void Write_GivesTheSameBytes_FromTheSameFiles_AndAnotherPackageCode_FromAnotherTransform()
    {
        using var folder = new TemporaryFolder();
        var msi = SamplePackage.WriteMsi(folder);
        var oslo = SamplePackage.WriteTransform(folder, "oslo.mst", Oslo);
        MergedPackage.Write(msi, oslo, folder.File("1.msi"));
        MergedPackage.Write(msi, oslo, folder.File("2.msi"));
        MergedPackage.Write(msi, SamplePackage.WriteTransform(folder, "bergen.mst", Oslo.Replace("oslo", "bergen")), folder.File("3.msi"));

        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("1.msi")), File.ReadAllBytes(folder.File("2.msi")));
        Assert.AreNotEqual(PackageCode(folder.File("1.msi")), PackageCode(folder.File("3.msi")));
    }

    private static object PackageCode(string path) => InstallerDatabase.Open(path).Summary.Properties[SummaryInformation.RevisionNumber];
}
