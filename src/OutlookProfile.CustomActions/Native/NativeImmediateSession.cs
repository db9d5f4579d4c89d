using System;
using System.IO;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Native;

/// <summary>An immediate action's session through msi.dll.</summary>
internal sealed class NativeImmediateSession(uint handle) : NativeSession(handle), IImmediateSession
{
    public string GetProperty(string name) => MsiProperty.Get(Handle, name);

    public void SetProperty(string name, string value) =>
        MsiException.ThrowIfFailed(Msi.MsiSetPropertyW(Handle, name, value), $"Setting the property {name}");

    public bool Evaluate(string condition) => Msi.MsiEvaluateConditionW(Handle, condition) switch
    {
        Msi.ConditionTrue => true,
        Msi.ConditionFalse => false,
        _ => throw new InvalidOperationException($"Windows Installer takes this for no condition: {condition}"),
    };

    public byte[] ReadBinary(string name)
    {
        using var row = new MsiHandle(Fetch("SELECT `Data` FROM `Binary` WHERE `Name` = ?", name)
            ?? throw new ActionException($"The package has no Binary row '{name}'."));
        return ReadStream(row.Value, name);
    }

    public byte[]? ReadPackageStream(string name)
    {
        if (Fetch("SELECT `Data` FROM `_Streams` WHERE `Name` = ?", name) is not { } handle)
        {
            return null;
        }

        using var row = new MsiHandle(handle);
        return ReadStream(row.Value, name);
    }

    public string ReadText(string key)
    {
        if (Fetch("SELECT `Text` FROM `UIText` WHERE `Key` = ?", key) is not { } handle)
        {
            return "";
        }

        using var row = new MsiHandle(handle);
        return MsiText.Read((char[] buffer, ref uint length) => Msi.MsiRecordGetStringW(row.Value, 1, buffer, ref length), $"Reading the text '{key}'");
    }

    public void DoAction(string name)
    {
        var result = Msi.MsiDoActionW(Handle, name);
        if (result != Msi.InstallUserExit)
        {
            MsiException.ThrowIfFailed(result, $"Running {name}");
        }
    }

    /// <summary>The first row of a query with one parameter, as a handle to close; null when there is none.</summary>
    private uint? Fetch(string query, string parameter)
    {
        using var database = new MsiHandle(Msi.MsiGetActiveDatabase(Handle));
        MsiException.ThrowIfFailed(Msi.MsiDatabaseOpenViewW(database.Value, query, out var viewHandle), query);
        using var view = new MsiHandle(viewHandle);
        using var parameters = new MsiHandle(Msi.MsiCreateRecord(1));
        MsiException.ThrowIfFailed(Msi.MsiRecordSetStringW(parameters.Value, 1, parameter), "MsiRecordSetString");
        MsiException.ThrowIfFailed(Msi.MsiViewExecute(view.Value, parameters.Value), query);
        var fetched = Msi.MsiViewFetch(view.Value, out var record);
        if (fetched == Msi.NoMoreItems)
        {
            return null;
        }

        MsiException.ThrowIfFailed(fetched, query);
        return record;
    }

    /// <summary>In pieces, the last of which is shorter: a configuration fits into one, and asking for the length would be one more call.</summary>
    private static byte[] ReadStream(uint record, string name)
    {
        var content = new MemoryStream();
        var piece = new byte[64 * 1024];
        uint length;
        do
        {
            length = (uint)piece.Length;
            MsiException.ThrowIfFailed(Msi.MsiRecordReadStream(record, 1, piece, ref length), $"Reading the stream '{name}'");
            content.Write(piece, 0, (int)length);
        }
        while (length == piece.Length);
        return content.ToArray();
    }
}
