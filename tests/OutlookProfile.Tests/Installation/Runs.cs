using System;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Installation;

/// <summary>Whole runs on a machine, as the package makes them: begun by one action, made final by another.</summary>
internal static class Runs
{
    public static readonly ProfileConfiguration Reporting = TestData.Acme with { Users = new UsersSettings(OnUserFailure.Report) };

    public static readonly string ProfileKey = OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey("Corporate Mail");

    public static RunSummary Install(this FakeMachine machine, ProfileConfiguration? configuration = null)
    {
        var id = Guid.NewGuid();
        var summary = machine.Installation().Install(configuration ?? TestData.Acme, id, FakeMachine.InstallFolder);
        machine.Installation().Commit(id);
        return summary;
    }

    /// <param name="installed">What the package knows of the installation: what is kept beside the tool.</param>
    public static RunSummary Remove(this FakeMachine machine, ProfileConfiguration? installed = null)
    {
        var id = Guid.NewGuid();
        var summary = machine.Installation().Remove(id, installed ?? TestData.Acme);
        machine.Installation().Commit(id);
        return summary;
    }

    public static bool HasProfile(this FakeMachine machine, int user) => machine.HiveOf(user).KeyExists(ProfileKey);
}
