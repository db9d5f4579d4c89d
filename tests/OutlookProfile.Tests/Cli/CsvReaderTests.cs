using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using CsvReader = OutlookProfile.Cli.Sites.CsvReader;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class CsvReaderTests
{
    [TestMethod]
    public void Fields_AreThoseThatAnotherWriterWrote() =>
        Prop.ForAll(Grids.ToArbitrary(), Gen.Elements("\r\n", "\n", "\r").ToArbitrary(), (grid, newLine) =>
        {
            // Left to itself, CsvHelper quotes only its own line end.
            ShouldQuote quoting = field => ConfigurationFunctions.ShouldQuote(field) || field.Field?.IndexOfAny(['\r', '\n']) >= 0;
            var text = new StringWriter();
            using (var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = newLine, ShouldQuote = quoting }))
            {
                foreach (var row in grid)
                {
                    row.ToList().ForEach(field => writer.WriteField(field));
                    writer.NextRecord();
                }
            }

            CollectionAssert.AreEqual(
                grid.Select(row => string.Join("|", row)).ToArray(),
                CsvReader.Read(text.ToString()).Select(row => string.Join("|", row.Fields)).ToArray(),
                text.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [TestMethod]
    public void Lines_AreCounted_ThroughBlankOnesAndInsideQuotes()
    {
        var rows = CsvReader.Read("a,b\r\n\r\n\"1\r\n2\n3\",x\n\ry,\"\"\rlast");
        CollectionAssert.AreEqual(new[] { 1, 3, 7, 8 }, rows.Select(row => row.Line).ToArray());
        CollectionAssert.AreEqual(new[] { "1\r\n2\n3", "x" }, rows[1].Fields.ToArray());
        CollectionAssert.AreEqual(new[] { "y", "" }, rows[2].Fields.ToArray());
        CollectionAssert.AreEqual(new[] { "last" }, rows[3].Fields.ToArray());
    }

    /// <summary>The first field is never empty: a record of one empty field is a blank line.</summary>
    private static Gen<string[][]> Grids { get; } =
        (from first in Gen.Elements("a", "\"", ",", "\n", " ")
         from fields in Gen.Elements("", "a", "\"", "\"\"", ",", "\r\n", "\n", "x\ry", " b ", "é😀", "a,\"b\"\n").ArrayOf()
         select fields.Prepend(first).ToArray()).ArrayOf();
}
