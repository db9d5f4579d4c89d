using System;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

/// <summary>A small package database with every kind of column.</summary>
internal static class SampleDatabase
{
    internal const string ProductCode = "{7A5D0E54-3F0B-4C55-9B64-8B3D2E7F1A01}";
    internal const string UpgradeCode = "{C1B7C5F8-90A2-4E0C-8A8D-3B0E6D5F4C02}";

    internal static InstallerDatabase Create()
    {
        var database = new InstallerDatabase { CodePage = 1252 };
        AddTable(
            database,
            "Property",
            [("Property", "s72", true), ("Value", "l0", false)],
            ["ProductCode", ProductCode],
            ["ProductVersion", "1.0.0"],
            ["ProductName", "Sample"],
            ["UpgradeCode", UpgradeCode],
            ["Umlaut", "Grüße"]);
        AddTable(
            database,
            "Binary",
            [("Name", "s72", true), ("Data", "v0", false)],
            ["ProfileConfiguration", "{}"u8.ToArray()],
            ["large", Enumerable.Range(0, 10_000).Select(i => (byte)i).ToArray()]);
        AddTable(
            database,
            "InstallExecuteSequence",
            [("Action", "s72", true), ("Condition", "S255", false), ("Sequence", "I2", false)],
            ["InstallInitialize", null, 1500],
            ["InstallFinalize", null, 6600],
            ["WriteProfile", "NOT REMOVE", 6500],
            ["Never", null, null]);
        AddTable(
            database,
            "Numbers",
            [("First", "i2", true), ("Second", "i4", true), ("Text", "S0", false), ("Stream", "V0", false)],
            [-32767, int.MaxValue, "extremes", null],
            [32767, -int.MaxValue, null, new byte[] { 1 }],
            [0, 0, "zero", Array.Empty<byte>()]);
        AddTable(database, "Empty", [("Key", "s20", true), ("Value", "L50", false)]);
        database.Streams["product.cab"] = [.. "MSCF"u8, .. new byte[6000]];
        var summary = database.Summary.Properties;
        summary[SummaryInformation.CodePage] = (short)1252;
        summary[SummaryInformation.Title] = "Installation Database";
        summary[SummaryInformation.Subject] = "Sample";
        summary[SummaryInformation.Author] = "Müller";
        summary[SummaryInformation.Template] = "x64;1033";
        summary[SummaryInformation.RevisionNumber] = "{5D2C8A4E-0F5B-4F0D-8E3B-7A1B2C3D4E03}";
        summary[SummaryInformation.CreateTime] = new DateTime(2024, 1, 2, 3, 4, 6, DateTimeKind.Utc);
        summary[SummaryInformation.PageCount] = 500;
        summary[SummaryInformation.WordCount] = 2;
        summary[SummaryInformation.Security] = 2;
        return database;
    }

    internal static Table AddTable(InstallerDatabase database, string name, (string Name, string Type, bool Key)[] columns, params object?[][] rows)
    {
        var table = new Table(name, [.. columns.Select(c => Column.FromIdt(c.Name, c.Type, c.Key))]);
        table.Rows.AddRange(rows);
        database.Tables.Add(name, table);
        return table;
    }
}
