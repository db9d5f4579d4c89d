using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Cabinets;
using WindowsInstaller.Tests.Tools;

namespace WindowsInstaller.Tests.Cabinets;

/// <summary>Cabinets as others read them: gcab, whose decoders are Wine's, and cabextract, whose are libmspack's.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "gcab and cabextract are Debian's; runs on Linux")]
public sealed class CabinetWriterTests
{
    private const int Frame = 32768;

    private static readonly DateTime Timestamp = new(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private static Dictionary<string, Func<byte[][]>> Contents { get; } = new()
    {
        ["a byte"] = () => [[7]],
        ["small files, one of them empty"] = () => [Encoding.ASCII.GetBytes("readme\r\n"), [], [0xE8, 1, 0, 0, 0]],
        ["a frame"] = () => [Text(Frame)],
        ["two frames, a block"] = () => [Text(2 * Frame)],
        ["a byte more than a block"] = () => [Text((2 * Frame) + 1)],
        ["one byte again and again"] = () => [new byte[5 * Frame]],
        ["what cannot be packed"] = () => [Random(1, 3 * Frame)],
        ["what cannot be packed twice, farther apart than a window of 2 MB"] = () => [Random(2, Frame), Random(3, 70 * Frame), Random(2, Frame)],
        ["what cannot be packed twice, nearly a window apart"] = () => [Random(2, Frame), Random(3, (62 * Frame) + 100), Random(2, Frame)],
        ["calls up to the ends of frames"] = () => [Calls(9 * Frame)],
        ["calls with any operand"] = () => [CallsAnywhere(9 * Frame)],
        ["a program"] = () => [File.ReadAllBytes(typeof(CabinetWriter).Assembly.Location)],
    };

    public static IEnumerable<object[]> Cases =>
        from content in Contents.Keys from compression in Enum.GetValues<CabinetCompression>() select new object[] { content, compression };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Files_AreReadBack_ByGcabAndCabextract(string content, CabinetCompression compression)
    {
        var folder = Directory.CreateTempSubdirectory("cabinet-");
        try
        {
            var files = Contents[content]().Select((bytes, number) => ($"File.{number}", bytes)).ToArray();
            var cabinet = Path.Combine(folder.FullName, "x.cab");
            File.WriteAllBytes(cabinet, CabinetWriter.Create(files, compression, Timestamp));
            foreach (var reader in new[] { "gcab", "cabextract" })
            {
                var target = folder.CreateSubdirectory(reader).FullName;
                Tool.Run(reader, reader == "gcab" ? ["--extract", "--directory", target, cabinet] : ["--quiet", "--directory", target, cabinet]);
                foreach (var (name, bytes) in files)
                {
                    CollectionAssert.AreEqual(bytes, File.ReadAllBytes(Path.Combine(target, name)), $"{reader}: {name}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void Lzx_PacksCloserThanDeflate_WhenAProgramIsPacked()
    {
        var program = File.ReadAllBytes(typeof(CabinetWriter).Assembly.Location);
        Assert.IsLessThan(0.95 * Length(program, CabinetCompression.MsZip), Length(program, CabinetCompression.Lzx));
    }

    [TestMethod]
    public void SameFiles_GiveTheSameBytes()
    {
        (string, byte[])[] files = [("a", Text(100_000)), ("b", Random(4, 1000))];
        CollectionAssert.AreEqual(CabinetWriter.Create(files, CabinetCompression.Lzx, Timestamp), CabinetWriter.Create(files, CabinetCompression.Lzx, Timestamp));
    }

    [TestMethod]
    public void Name_IsRefused_WhenItIsNoAscii() =>
        Assert.ThrowsExactly<ArgumentException>(() => CabinetWriter.Create([("ä", [])], CabinetCompression.None, Timestamp));

    private static int Length(byte[] content, CabinetCompression compression) => CabinetWriter.Create([("x", content)], compression, Timestamp).Length;

    private static byte[] Text(int length)
    {
        var words = new Random(length);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append("the cost of a profile is the cost of Windows Installer itself".AsSpan(words.Next(40), words.Next(3, 20)));
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    private static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Calls of one function from everywhere, so that addresses are relative to where they stand.</summary>
    private static byte[] Calls(int length)
    {
        var code = new byte[length];
        for (var at = 0; at + 5 <= length; at += 5)
        {
            code[at] = 0xE8;
            BitConverter.TryWriteBytes(code.AsSpan(at + 1), 12345 - at);
        }

        return code;
    }

    /// <summary>Operands inside and outside of what is translated, at any distance from the ends of frames.</summary>
    private static byte[] CallsAnywhere(int length)
    {
        var random = new Random(5);
        var code = Random(6, length);
        for (var at = 0; at + 5 <= length; at += random.Next(5, 12))
        {
            code[at] = 0xE8;
            BitConverter.TryWriteBytes(code.AsSpan(at + 1), random.Next(-2 * length, 2 * length));
        }

        return code;
    }
}
