using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Deferred: writes the profile.</summary>
internal static class WriteProfile
{
    public static void Run(IDeferredSession session)
    {
        var data = session.ReadActionData();
        var run = RunData.Read(data);
        var configuration = ConfigurationReader.Read(data[LoadConfiguration.ConfigurationKey], ConfigurationSource.BinaryRow);
        run.Open(session.ShowProgress).Install(configuration, run.TransactionId, run.InstallFolder);
    }
}
