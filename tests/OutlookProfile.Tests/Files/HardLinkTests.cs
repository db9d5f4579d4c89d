using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Files;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Files;

/// <summary>Another name of a file is the same file, on Windows too: an output must not take an input's place under it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Windows)]
[TestCategory("Windows")]
public sealed class HardLinkTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("outlookprofile-links-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Output_IsRefused_WhenItIsAHardLinkOfAnInput()
    {
        var input = Path.Combine(folder, "base.msi");
        var link = Path.Combine(folder, "out.mst");
        File.WriteAllBytes(input, [1, 2, 3]);
        Assert.IsTrue(CreateHardLinkW(link, input, IntPtr.Zero), Marshal.GetLastPInvokeErrorMessage());

        var refused = Assert.Throws<UsageException>(() => OutputFile.Write(link, [4], input));

        Assert.AreEqual($"{link}: this is a file that the output is made from; name another one", refused.Message);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(input));
    }

    [TestMethod]
    public void Output_IsWritten_WhenItIsAnotherFile()
    {
        var (input, output) = (Path.Combine(folder, "base.msi"), Path.Combine(folder, "out.mst"));
        File.WriteAllBytes(input, [1, 2, 3]);
        File.WriteAllBytes(output, [1, 2, 3]);

        OutputFile.Write(output, [4], input);

        CollectionAssert.AreEqual(new byte[] { 4 }, File.ReadAllBytes(output));
    }

    [TestMethod]
    public void Identity_IsRead_WhenSomebodyHasTheFileOpen()
    {
        var path = Path.Combine(folder, "open");
        using var open = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        Assert.IsNotNull(FileIdentity.Of(path));
        Assert.IsNull(FileIdentity.Of(path + ".missing"));
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLinkW(string link, string file, IntPtr security);
}
