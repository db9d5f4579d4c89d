using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Deferred: writes the profile.</summary>
internal static class WriteProfile
{
    public static void Run(IDeferredSession session)
    {
        var data = session.ReadActionData();
        var run = RunData.Read(data);
        var configuration = data.Has(LoadConfiguration.ConfigurationKey)
            ? ConfigurationReader.Read(data[LoadConfiguration.ConfigurationKey], ConfigurationSource.BinaryRow)
            : run.ReadInstalled() ?? throw new ActionException(
                $"{InstalledConfiguration.PathIn(run.InstallFolder)}: the configuration that was installed is not there any more, so that nothing can be repaired; remove the product and install it again.");
        var installation = run.Open(session.Progress(run.Language));
        installation.Install(configuration, run.TransactionId, run.InstallFolder);
        session.Log(ActionRunner.TimeMark + installation.Times);
    }
}
