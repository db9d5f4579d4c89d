using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli.Usage;
using OutlookProfile.Planning.Formats;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class TextColumnsTests
{
    [TestMethod]
    [DataRow("Print the plan.", 9, "Print the|plan.")]
    [DataRow("Print  the plan.", 80, "Print  the plan.")]
    [DataRow("an unbreakable word", 4, "an|unbreakable|word")]
    [DataRow("", 10, "")]
    [DataRow("計画の出力形式。", 8, "計画の出|力形式。")]
    [DataRow("出力形式。次", 8, "出力形|式。次")]
    [DataRow("これは「計画」です", 8, "これは|「計画」|です")]
    [DataRow("JSON の構成から", 8, "JSON の|構成から")]
    public void Wrap_EndsLines_WhereTheLanguageMay(string text, int width, string lines) =>
        Assert.AreEqual(lines, string.Join("|", TextColumns.Wrap(text, width)));

    [TestMethod]
    public void Wrap_GoesBeyondTheWidth_WithOneWordOnly_AndLosesNothingButBlanks()
    {
        var random = new Random(1);
        const string Alphabet = "ab c、。「」計画のÄé";
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var width = random.Next(2, 20);
            var lines = TextColumns.Wrap(text, width);

            Assert.IsTrue(lines.All(line => TextColumns.WidthOf(line) <= width || TextColumns.Wrap(line, 1).Count == 1), text);
            Assert.AreEqual(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        }
    }

    [TestMethod]
    public void Page_KeepsItsColumns_InANarrowTerminal()
    {
        var output = new StringWriter { NewLine = "\n" };
        new HelpPage(output, 30).Section($"Options:", [("--outlook <VERSION>", "計画の対象とするバージョン。"), ("--x", "Short.")]);

        Assert.AreEqual("Options:\n  --outlook      計画の対象と\n  <VERSION>      するバージョ\n                 ン。\n  --x            Short.\n\n", output.ToString());
    }
}
