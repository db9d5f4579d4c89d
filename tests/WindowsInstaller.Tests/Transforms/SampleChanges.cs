using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;

namespace WindowsInstaller.Tests.Transforms;

/// <summary>The sample database with every kind of change that a transform can make.</summary>
internal static class SampleChanges
{
    internal static InstallerDatabase Apply(InstallerDatabase before)
    {
        var after = before.Clone();
        after.Tables["Property"].Set("ProductName", "Geändert");
        after.Tables["Property"].Set("NEWPROPERTY", "inserted");
        after.Tables["Property"].Rows.RemoveAll(row => row[0] is "Umlaut");
        after.Tables["Binary"].Set("ProfileConfiguration", """{ "server": { "fqdn": "exchange.acme.com" } }"""u8.ToArray());
        after.Tables["Binary"].Set("second", "{}"u8.ToArray());
        after.Tables["Numbers"].Set(0, 0, "changed", new byte[] { 7 });
        after.Tables["Numbers"].Set(5, 6, null, new byte[] { 8 });
        after.Tables["InstallExecuteSequence"].Set("WriteProfile", null, 6501);
        after.Tables.Remove("Empty");
        SampleDatabase.AddTable(after, "Added", [("Key", "s30", true), ("Number", "I4", false), ("Text", "L0", false)], ["k1", 5, "five"], ["k2", null, null]);
        return after;
    }
}
