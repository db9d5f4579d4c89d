using System;
using System.IO;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Authoring.Binding;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class FileVersionTests
{
    private static readonly byte[] Library = File.ReadAllBytes(typeof(FileVersion).Assembly.Location);

    [TestMethod]
    public void Version_IsThatOfTheResource()
    {
        var version = typeof(FileVersion).Assembly.GetName().Version!.ToString();
        Assert.AreEqual(new FileVersion(version, "0"), FileVersion.Read(Library));
    }

    [TestMethod]
    public void Language_IsDecimal()
    {
        var content = (byte[])Library.Clone();
        var value = (After(content, "Translation") + 2 + 3) & ~3; // after the terminating zero, at a multiple of 4
        BitConverter.TryWriteBytes(content.AsSpan(value), (ushort)0x409);
        Assert.AreEqual("1033", FileVersion.Read(content)!.Languages);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("MZ")]
    [DataRow("tool")]
    public void Version_IsAbsent_WhenTheFileIsNoExecutable(string content) => Assert.IsNull(FileVersion.Read(Encoding.ASCII.GetBytes(content)));

    [TestMethod]
    public void Version_IsAbsent_WhenABlockIsLongerThanTheResource()
    {
        var content = (byte[])Library.Clone();
        content.AsSpan(After(content, "VS_VERSION_INFO") - (2 * "VS_VERSION_INFO".Length) - 6, 2).Fill(0xFF);
        Assert.IsNull(FileVersion.Read(content));
    }

    [TestMethod]
    public void Reading_NeverFails_WhenTheFileIsCut()
    {
        for (var length = 0; length < Library.Length; length += 97)
        {
            _ = FileVersion.Read(Library[..length]);
        }
    }

    [TestMethod]
    public void Reading_NeverFails_WhenTheResourcesAreDamaged()
    {
        using var executable = new PEReader(new MemoryStream(Library));
        var headers = executable.PEHeaders;
        var section = headers.SectionHeaders[headers.GetContainingSectionIndex(headers.PEHeader!.ResourceTableDirectory.RelativeVirtualAddress)];
        var random = new Random(1);
        var (read, absent) = (0, 0);
        for (var round = 0; round < 5000; round++)
        {
            var damaged = (byte[])Library.Clone();
            for (var i = 0; i < 4; i++)
            {
                damaged[section.PointerToRawData + random.Next(Math.Min(section.SizeOfRawData, 300))] = (byte)random.Next(256);
            }

            _ = FileVersion.Read(damaged) is null ? absent++ : read++;
        }

        Assert.IsGreaterThan(100, read);
        Assert.IsGreaterThan(100, absent);
    }

    private static int After(byte[] content, string key)
    {
        var text = Encoding.Unicode.GetBytes(key);
        return content.AsSpan().LastIndexOf(text) + text.Length; // the last: the name is also a literal in the code
    }
}
