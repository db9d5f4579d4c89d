using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Immediate: reads and checks the configuration and hands it to the actions that write. Changes nothing on the machine.</summary>
internal static class LoadConfiguration
{
    public const string ConfigurationKey = "Configuration";

    public static void Run(IImmediateSession session)
    {
        var configuration = ConfigurationSource.Read(session);
        var run = RunData.Create(session);
        var data = run.ToActionData();
        data[ConfigurationKey] = ConfigurationWriter.Write(configuration);
        foreach (var action in ActionNames.OfInstallation)
        {
            session.SetProperty(ActionNames.Row(action, run.AllUsers), data.ToString());
        }
    }
}
