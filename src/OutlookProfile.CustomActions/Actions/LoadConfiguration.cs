using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>
/// Immediate: reads and checks the configuration and hands it to the actions that write. Changes nothing on the machine.
/// Windows lets any user repair what was installed for all, and takes the public properties of whoever asks: then nothing is
/// read here, and SYSTEM takes the configuration that was kept at the installation, where only administrators write.
/// </summary>
internal static class LoadConfiguration
{
    public const string ConfigurationKey = "Configuration";

    public static void Run(IImmediateSession session)
    {
        var run = RunData.Create(session);
        var data = run.ToActionData();
        if (run.AllUsers && RunData.IsMaintenance(session))
        {
            session.Log($"Configuration: as it was installed{ConfigurationSource.DescribeIgnored(session)}");
        }
        else
        {
            data[ConfigurationKey] = ConfigurationWriter.Write(ConfigurationSource.Read(session, run, WindowsMachine.Policies()));
        }

        foreach (var action in ActionNames.OfInstallation)
        {
            session.SetProperty(ActionNames.Row(action, run.AllUsers), data.ToString());
        }
    }
}
