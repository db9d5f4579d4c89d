using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Native;

/// <summary>Messages of an action through msi.dll.</summary>
internal abstract class NativeSession(uint handle) : ISession
{
    protected uint Handle { get; } = handle;

    public void Log(string text) => Send(Msi.MessageInfo, text);

    public void ShowError(string text) => Send(Msi.MessageError, text);

    public void ShowProgress(string text)
    {
        if (Send(Msi.MessageActionData, text) == Msi.Cancel)
        {
            throw new ActionCanceledException();
        }
    }

    private int Send(uint type, string text)
    {
        // Field 0 is the template of a message. The text is field 1, where square brackets stand for nothing but themselves.
        using var record = new MsiHandle(Msi.MsiCreateRecord(1));
        MsiException.ThrowIfFailed(Msi.MsiRecordSetStringW(record.Value, 0, "[1]"), "MsiRecordSetString");
        MsiException.ThrowIfFailed(Msi.MsiRecordSetStringW(record.Value, 1, text), "MsiRecordSetString");
        return Msi.MsiProcessMessage(Handle, type, record.Value);
    }
}
