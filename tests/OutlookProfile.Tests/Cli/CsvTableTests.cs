using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli.Sites;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class CsvTableTests
{
    [TestMethod]
    public void Fields_AreThoseThatAnotherWriterWrote() =>
        Prop.ForAll(Grids.ToArbitrary(), Gen.Elements("\r\n", "\n", "\r").ToArbitrary(), (grid, newLine) =>
        {
            // Left to itself, CsvHelper quotes only its own line end.
            ShouldQuote quoting = field => ConfigurationFunctions.ShouldQuote(field) || field.Field?.IndexOfAny(['\r', '\n']) >= 0;
            var text = new StringWriter();
            using (var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", NewLine = newLine, ShouldQuote = quoting }))
            {
                foreach (var row in grid)
                {
                    row.ToList().ForEach(field => writer.WriteField(field));
                    writer.NextRecord();
                }
            }

            CollectionAssert.AreEqual(
                grid.Select(row => string.Join("|", row)).ToArray(),
                CsvTable.Read(text.ToString()).Select(row => string.Join("|", row.Cells.Select(cell => cell.Text))).ToArray(),
                text.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [TestMethod]
    public void Places_AreCounted_ThroughBlankLinesAndInsideQuotes()
    {
        var rows = CsvTable.Read("a,b\r\n\r\n\"1\r\n2\n3\",x\n\ry,\"\"\rlast,").ToList();
        CollectionAssert.AreEqual(new[] { 1, 3, 7, 8 }, rows.Select(row => row.Line).ToArray());
        Assert.AreEqual("1\r\n2\n3(3,1)|x(5,4)", Cells(rows[1]));
        Assert.AreEqual("y(7,1)|(7,3)", Cells(rows[2]));
        Assert.AreEqual("last(8,1)|(8,6)", Cells(rows[3]));
    }

    [TestMethod]
    [DataRow("a,b\n1,2", "a(1,1)|b(1,3)/1(2,1)|2(2,3)", DisplayName = "comma")]
    [DataRow("a;b\n1;2,5", "a(1,1)|b(1,3)/1(2,1)|2,5(2,3)", DisplayName = "semicolon")]
    [DataRow("a\tb\n1\t2;3", "a(1,1)|b(1,3)/1(2,1)|2;3(2,3)", DisplayName = "tab")]
    [DataRow("\"a;;;\",b\n1,2", "a;;;(1,1)|b(1,8)/1(2,1)|2(2,3)", DisplayName = "separators in quotes do not count")]
    [DataRow("sep=;\r\na;b,\r\n1;2", "a(2,1)|b,(2,3)/1(3,1)|2(3,3)", DisplayName = "Excel's first line")]
    [DataRow("a,,b,\n1,,2,\n,,,\n ,,,\n", "a(1,1)|b(1,4)/1(2,1)|2(2,4)", DisplayName = "empty columns and rows")]
    public void Table_IsRead_AsASpreadsheetWritesIt(string text, string expected) =>
        Assert.AreEqual(expected, string.Join("/", CsvTable.Read(text).Select(Cells)));

    private static string Cells(CsvRow row) => string.Join("|", row.Cells.Select(cell => $"{cell.Text}({cell.Line},{cell.Column})"));

    /// <summary>With a header, and no row or column that is empty as a whole.</summary>
    private static Gen<string[][]> Grids { get; } =
        from rows in
            (from first in Gen.Elements("a", "\"", ",", ";")
             from fields in Gen.Elements("", "a", "\"", "\"\"", ",", "\r\n", "\n", "x\ry", " b ", "é😀", "a,\"b\"\n").ArrayOf(3)
             select fields.Prepend(first).ToArray()).ArrayOf()
        select rows.Prepend(["w", "x", "y", "z"]).ToArray();
}
