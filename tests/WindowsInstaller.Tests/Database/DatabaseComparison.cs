using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

/// <summary>Equality of databases, whatever the order of tables and rows.</summary>
internal static class DatabaseComparison
{
    internal static void AssertEqual(InstallerDatabase expected, InstallerDatabase actual)
    {
        Assert.AreEqual(expected.CodePage, actual.CodePage);
        AssertTablesEqual(expected, actual);
        AssertLinesEqual(expected.Streams.Select(s => s.Key + Show(s.Value)), actual.Streams.Select(s => s.Key + Show(s.Value)));
        AssertLinesEqual(expected.Summary.Properties.Select(p => $"{p.Key} {p.Value}"), actual.Summary.Properties.Select(p => $"{p.Key} {p.Value}"));
        AssertLinesEqual(expected.Storages.Keys, actual.Storages.Keys);
    }

    internal static void AssertTablesEqual(InstallerDatabase expected, InstallerDatabase actual) =>
        AssertLinesEqual(expected.Tables.Values.SelectMany(Lines).Order(StringComparer.Ordinal), actual.Tables.Values.SelectMany(Lines).Order(StringComparer.Ordinal));

    /// <summary>A table as sorted lines: its columns, then its rows.</summary>
    internal static IEnumerable<string> Lines(Table table) =>
        table.Rows.Select(row => string.Join(" | ", row.Select(Show))).Order(StringComparer.Ordinal)
            .Prepend(string.Join(" ", table.Columns.Select(c => $"{c.Name}:{c.ToIdt()}{(c.Key ? "*" : "")}")))
            .Select(line => $"{table.Name}: {line}");

    private static void AssertLinesEqual(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', actual));

    private static string Show(object? cell) => cell switch
    {
        null or "" => "null",
        byte[] bytes => $"{bytes.Length} bytes {Convert.ToHexString(SHA256.HashData(bytes))[..16]}",
        string text => $"'{text}'",
        var number => number.ToString()!,
    };
}
