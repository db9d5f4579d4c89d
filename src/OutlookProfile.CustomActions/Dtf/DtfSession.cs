using OutlookProfile.CustomActions.Sessions;
using WixToolset.Dtf.WindowsInstaller;

namespace OutlookProfile.CustomActions.Dtf;

/// <summary>Messages of an action through DTF.</summary>
internal abstract class DtfSession(Session session) : ISession
{
    protected Session Session { get; } = session;

    public void Log(string text) => Send(InstallMessage.Info, text);

    public void ShowError(string text) => Send(InstallMessage.Error, text);

    public void ShowProgress(string text)
    {
        if (Send(InstallMessage.ActionData, text) == MessageResult.Cancel)
        {
            throw new ActionCanceledException();
        }
    }

    private MessageResult Send(InstallMessage type, string text)
    {
        // Not Session.Log: it takes the text for a template, in which brackets mean something.
        using var record = new Record(1);
        record.FormatString = "[1]";
        record.SetString(1, text);
        return Session.Message(type, record);
    }
}
