using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

[TestClass]
public sealed class RegFileTests
{
    [TestMethod]
    public void Write_GivesRegeditsText()
    {
        var text = RegFileWriter.Write(
        [
            new RegFileKey(@"HKEY_CURRENT_USER\Software\Old", true, []),
            new RegFileKey(
                @"HKEY_CURRENT_USER\Software\Acme",
                false,
                [
                    Line(RegistryValue.String("", "default")),
                    Line(RegistryValue.String("Path", "C:\\\"x\"")),
                    Line(RegistryValue.DWord("Number", 0x1F)),
                    Line(RegistryValue.ExpandString("Expand", "%T%")),
                    Line(RegistryValue.Binary("Empty", [])),
                    Line(new RegistryValue("None", RegistryValueType.None, [1])),
                    Line(new RegistryValue("Odd", (RegistryValueType)4000, [0xFF])),
                    Line(new RegistryValue("ShortNumber", RegistryValueType.DWord, [1])),
                    Line(RegistryValue.String("Lines", "a\r\nb")),
                    new RegFileValue("Gone", null),
                ]),
        ]);
        Assert.AreEqual(
            """
            Windows Registry Editor Version 5.00

            [-HKEY_CURRENT_USER\Software\Old]

            [HKEY_CURRENT_USER\Software\Acme]
            @="default"
            "Path"="C:\\\"x\""
            "Number"=dword:0000001f
            "Expand"=hex(2):25,00,54,00,25,00,00,00
            "Empty"=hex:
            "None"=hex(0):01
            "Odd"=hex(fa0):ff
            "ShortNumber"=hex(4):01
            "Lines"=hex(1):61,00,0d,00,0a,00,62,00,00,00
            "Gone"=-


            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [TestMethod]
    public void Write_WrapsAt80Columns()
    {
        var text = RegFileWriter.FormatValue(Line(RegistryValue.Binary("Data", Enumerable.Range(0, 60).Select(i => (byte)i).ToArray())));
        Assert.AreEqual(
            """
            "Data"=hex:00,01,02,03,04,05,06,07,08,09,0a,0b,0c,0d,0e,0f,10,11,12,13,14,15,\
              16,17,18,19,1a,1b,1c,1d,1e,1f,20,21,22,23,24,25,26,27,28,29,2a,2b,2c,2d,2e,\
              2f,30,31,32,33,34,35,36,37,38,39,3a,3b
            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [TestMethod]
    public void Read_TakesWhatPeopleWrite()
    {
        var keys = Read(
            "Windows Registry Editor Version 5.00\n; comment\n\n[HKEY_CURRENT_USER\\Software\\A]  \n" +
            "  \"a\" = DWORD:1f ; one\n@=\"two\nlines\"\n\"b\"=hex(7): 61,00,\\\n   00,00 , \\ \n 00,00\n\"c\"=-\n\"d\"=hex:\n[-HKEY_CURRENT_USER\\B]");
        Assert.HasCount(2, keys);
        var values = keys[0].Values;
        Assert.AreEqual(0x1Fu, values[0].Value?.AsDWord());
        Assert.AreEqual("two\nlines", values[1].Value?.AsText());
        Assert.AreEqual(new RegistryValue("b", RegistryValueType.MultiString, [0x61, 0, 0, 0, 0, 0]), values[2].Value);
        Assert.AreEqual(new RegFileValue("c", null), values[3]);
        Assert.AreEqual(RegistryValue.Binary("d", []), values[4].Value);
        Assert.IsTrue(keys[1].Delete);
    }

    [TestMethod]
    [DataRow("REGEDIT4\n", 1, "'REGEDIT4' was found where")]
    [DataRow("", 1, "'' was found where")]
    [DataRow("H\n\"a\"=\"b\"", 2, "before the first [key]")]
    [DataRow("H\n\n[HKEY_CURRENT_USER\\A\n", 3, "no closing ]")]
    [DataRow("H\n[]\n", 2, "'' is no key")]
    [DataRow("H\n[-]\n", 2, "'' is no key")]
    [DataRow("H\n[A\\\\B]\n", 2, "is no key")]
    [DataRow("H\n[A]\n\"a\"=1", 3, "'1' was found where")]
    [DataRow("H\n[A]\n\"a\"", 3, "'=' is expected")]
    [DataRow("H\n[A]\na=1", 3, "neither a [key] nor")]
    [DataRow("H\n[A]\n\"a=1\n\n", 3, "no closing quotation mark")]
    [DataRow("H\n[A]\n\"a\"=\"C:\\x\"", 3, "single backslash")]
    [DataRow("H\n[A]\n\"a\"=dword:123456789", 3, "one to eight hexadecimal digits")]
    [DataRow("H\n[A]\n\"a\"=dword:", 3, "one to eight hexadecimal digits")]
    [DataRow("H\n[A]\n\"a\"=hex(100000000):", 3, "one to eight hexadecimal digits")]
    [DataRow("H\n[A]\n\"a\"=hex(2:00", 3, "')' is expected")]
    [DataRow("H\n[A]\n\"a\"=hex:0", 3, "two hexadecimal digits")]
    [DataRow("H\n[A]\n\"a\"=hex:00 01", 3, "a comma between two bytes")]
    [DataRow("H\n[A]\n\"a\"=hex:00,\\x\n01", 3, "the end of the line")]
    [DataRow("H\n[A]\n\"a\"=\"b\" c", 3, "where the line should end")]
    [DataRow("H\n[-A]\n\"a\"=\"b\"", 3, "to be deleted")]
    public void Read_NamesTheLine_WhenTheTextIsWrong(string text, int line, string problem)
    {
        var error = Assert.ThrowsExactly<RegFileException>(() => Read(text.Replace("H\n", RegFileWriter.Header + "\n")));
        Assert.StartsWith($"test.reg({line}): ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [TestMethod]
    public void Read_RefusesTheFile_WhenItIsNoText()
    {
        Assert.ThrowsExactly<RegFileException>(() => RegFileReader.Read([0xFF, 0xFE, 0x41], "x.reg"));
        Assert.ThrowsExactly<RegFileException>(() => RegFileReader.Read([0xC3, 0x28], "x.reg"));
    }

    [TestMethod]
    public void LoadInto_AppliesDeletionsAndValues()
    {
        var registry = new MemoryRegistry();
        registry.SetValue(@"Old\Below", RegistryValue.DWord("n", 1));
        registry.SetValue("A", RegistryValue.DWord("gone", 1));
        RegFileReader.LoadInto(registry, "HKEY_CURRENT_USER", Read(
            RegFileWriter.Header + "\n[-HKEY_CURRENT_USER\\Old]\n[hkey_current_user\\A]\n\"gone\"=-\n\"new\"=dword:2"));
        Assert.IsFalse(registry.KeyExists("Old"));
        Assert.AreEqual(RegistryValue.DWord("new", 2), registry.GetValues("A").Single());
    }

    [TestMethod]
    public void LoadInto_RefusesKeysOfAnotherRoot() =>
        Assert.ThrowsExactly<ArgumentException>(() => RegFileReader.LoadInto(
            new MemoryRegistry(), "HKEY_CURRENT_USER", [new RegFileKey(@"HKEY_LOCAL_MACHINE\Software", false, [])]));

    [TestMethod]
    public void WriteAndRead_GiveTheSameValues_ForAnyValues() =>
        Prop.ForAll(
            AnyRegistry.Values.ArrayOf().ToArbitrary(),
            values =>
            {
                var registry = new MemoryRegistry();
                foreach (var value in values)
                {
                    registry.SetValue(@"Software\Some key", value);
                }

                var keys = RegFileWriter.FromRegistry(registry, "HKEY_CURRENT_USER", "");
                foreach (var bytes in new[] { RegFileWriter.Encode(RegFileWriter.Write(keys)), RegFileWriter.Encode("\uFEFF"[1..] + RegFileWriter.Write(keys).Replace("\r\n", "\n")) })
                {
                    var copy = new MemoryRegistry();
                    RegFileReader.LoadInto(copy, "HKEY_CURRENT_USER", RegFileReader.Read(bytes, "x.reg"));
                    Assert.AreEqual(RegistrySnapshot.Take(registry, ""), RegistrySnapshot.Take(copy, ""));
                }
            }).QuickCheckThrowOnFailure();

    private static RegFileValue Line(RegistryValue value) => new(value.Name, value);

    private static IReadOnlyList<RegFileKey> Read(string text) => RegFileReader.Read(Encoding.UTF8.GetBytes(text), "test.reg");
}
