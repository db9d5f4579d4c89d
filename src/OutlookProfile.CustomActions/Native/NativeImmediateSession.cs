using System;
using System.IO;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Native;

/// <summary>An immediate action's session through msi.dll.</summary>
internal sealed class NativeImmediateSession(uint handle) : NativeSession(handle), IImmediateSession
{
    public string GetProperty(string name) => MsiProperty.Get(Handle, name);

    public void SetProperty(string name, string value) =>
        MsiException.ThrowIfFailed(Msi.MsiSetPropertyW(Handle, name, value), $"Setting the property {name}");

    public byte[] ReadBinary(string name)
    {
        using var database = new MsiHandle(Msi.MsiGetActiveDatabase(Handle));
        MsiException.ThrowIfFailed(
            Msi.MsiDatabaseOpenViewW(database.Value, "SELECT `Data` FROM `Binary` WHERE `Name` = ?", out var viewHandle),
            "Reading the Binary table");
        using var view = new MsiHandle(viewHandle);
        using var parameters = new MsiHandle(Msi.MsiCreateRecord(1));
        MsiException.ThrowIfFailed(Msi.MsiRecordSetStringW(parameters.Value, 1, name), "MsiRecordSetString");
        MsiException.ThrowIfFailed(Msi.MsiViewExecute(view.Value, parameters.Value), "Reading the Binary table");
        var fetched = Msi.MsiViewFetch(view.Value, out var recordHandle);
        if (fetched == Msi.NoMoreItems)
        {
            throw new InvalidDataException($"The package has no Binary row '{name}'.");
        }

        MsiException.ThrowIfFailed(fetched, "Reading the Binary table");
        using var record = new MsiHandle(recordHandle);
        return ReadStream(record.Value, name);
    }

    private static byte[] ReadStream(uint record, string name)
    {
        var content = new byte[Msi.MsiRecordDataSize(record, 1)];
        var length = (uint)content.Length;
        MsiException.ThrowIfFailed(Msi.MsiRecordReadStream(record, 1, content, ref length), $"Reading the Binary row '{name}'");
        if (length != content.Length)
        {
            Array.Resize(ref content, (int)length);
        }

        return content;
    }
}
