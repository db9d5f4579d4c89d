using System.IO;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;
using WixToolset.Dtf.WindowsInstaller;

namespace OutlookProfile.CustomActions.Dtf;

/// <summary>An immediate action's session through DTF.</summary>
internal sealed class DtfImmediateSession(Session session) : DtfSession(session), IImmediateSession
{
    public string GetProperty(string name) => Session[name];

    public void SetProperty(string name, string value) => Session[name] = value;

    public bool Evaluate(string condition) => Session.EvaluateCondition(condition);

    public byte[] ReadBinary(string name) =>
        ReadStream("SELECT `Data` FROM `Binary` WHERE `Name` = ?", name) ?? throw new ActionException($"The package has no Binary row '{name}'.");

    public byte[]? ReadPackageStream(string name) => ReadStream("SELECT `Data` FROM `_Streams` WHERE `Name` = ?", name);

    public string ReadText(string key)
    {
        using var parameters = new Record(1);
        parameters.SetString(1, key);
        using var view = Session.Database.OpenView("SELECT `Text` FROM `UIText` WHERE `Key` = ?");
        view.Execute(parameters);
        using var row = view.Fetch();
        return row?.GetString(1) ?? "";
    }

    public void DoAction(string name) => Session.DoAction(name);

    private byte[]? ReadStream(string query, string name)
    {
        using var parameters = new Record(1);
        parameters.SetString(1, name);
        using var view = Session.Database.OpenView(query);
        view.Execute(parameters);
        using var row = view.Fetch();
        if (row is null)
        {
            return null;
        }

        using var stream = row.GetStream(1);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
