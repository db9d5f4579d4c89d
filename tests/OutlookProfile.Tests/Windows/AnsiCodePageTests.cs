using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Windows;

/// <summary>The machine's ANSI code page, of which run-under-wine.sh gives the machine one after the other. EXPECTED_ACP says which one it is to be.</summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class AnsiCodePageTests
{
    private const int Utf8 = 65001;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void CodePage_IsTheOneThatWasAskedFor()
    {
        if (Environment.GetEnvironmentVariable("EXPECTED_ACP") is { Length: > 0 } expected)
        {
            Assert.AreEqual(int.Parse(expected, CultureInfo.InvariantCulture), (int)GetACP());
        }
    }

    /// <summary>By the published tables of the code pages.</summary>
    [TestMethod]
    [DataRow("Corporate Mail 2026_", 1252, 1250, 932, 936, 1251, Utf8, DisplayName = "ASCII")]
    [DataRow("\u00C4rzte na\u00EFve", 1252, Utf8, DisplayName = "Western European")]
    [DataRow("\u0105\u0119\u0142\u017C", 1250, Utf8, DisplayName = "Polish")]
    [DataRow("\u65E5\u672C\u8A9E", 932, 936, Utf8, DisplayName = "Japanese")]
    [DataRow("\uFF8A\uFF9F", 932, Utf8, DisplayName = "Japanese of half a width")]
    [DataRow("\u041F\u043E\u0447\u0442\u0430", 1251, 932, 936, Utf8, DisplayName = "Russian")]
    [DataRow("\u0E44\u0E17\u0E22", Utf8, DisplayName = "Thai")]
    [DataRow("\U0001F600", Utf8, DisplayName = "outside the basic plane")]
    [DataRow("Caf\u0065\u0301", Utf8, DisplayName = "an accent of its own, which 1252 would replace by a letter that looks alike")]
    public void Holds_ATextOnly_OnTheCodePagesThatHaveItsLetters(string text, params int[] codePages) =>
        Assert.AreEqual(codePages.Contains((int)GetACP()), AnsiCodePage.Holds(text), $"code page {GetACP()}");

    /// <summary>Not as a row: what attributes hold is kept as UTF-8, in which half a pair becomes another character.</summary>
    [TestMethod]
    public void Holds_NoHalfOfAPair_OnAnyCodePage() => Assert.IsFalse(AnsiCodePage.Holds(new string('\uD83D', 1)));

    [TestMethod]
    public void Holds_NoText_WhichIsFineEverywhere() => Assert.IsTrue(AnsiCodePage.Holds(""));

    /// <summary>Each letter and digit of the basic plane: what a profile's name may be made of.</summary>
    [TestMethod]
    public void Holds_TheLettersThatDotNetsCodePageHas()
    {
        var codePage = (int)GetACP();
        var letters = Enumerable.Range(1, char.MaxValue).Select(code => (char)code).Where(char.IsLetterOrDigit).Select(letter => letter.ToString()).ToArray();

        var differences = letters.Where(letter => AnsiCodePage.Holds(letter) != (codePage == Utf8 || CodePage.Holds(codePage, letter))).ToArray();

        TestContext.WriteLine($"code page {codePage}: {letters.Length} letters, {letters.Count(AnsiCodePage.Holds)} of them held");
        Assert.AreEqual("", string.Join(" ", differences.Select(letter => ((int)letter[0]).ToString("X4", CultureInfo.InvariantCulture))));
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern uint GetACP();
}
