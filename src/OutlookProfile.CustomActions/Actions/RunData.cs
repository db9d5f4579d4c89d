using System;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>What every deferred action of one installation has to know, made by the immediate action before them.</summary>
internal sealed class RunData(Guid transactionId, bool allUsers, string installFolder)
{
    /// <summary>Ties the journal that one action writes to the actions that roll back or commit.</summary>
    public Guid TransactionId { get; } = transactionId;

    /// <summary>Whether the installation is for all users of the machine.</summary>
    public bool AllUsers { get; } = allUsers;

    /// <summary>Where the tool is installed.</summary>
    public string InstallFolder { get; } = installFolder;

    private const string AllUsersProperty = "ALLUSERS";
    private const string InstallFolderProperty = "INSTALLFOLDER";

    public static RunData Create(IImmediateSession session) =>
        new(Guid.NewGuid(), session.GetProperty(AllUsersProperty).Length > 0, session.GetProperty(InstallFolderProperty));

    public static RunData Read(ActionData data) =>
        new(Guid.Parse(data[nameof(TransactionId)]), bool.Parse(data[nameof(AllUsers)]), data[nameof(InstallFolder)]);

    public ActionData ToActionData() => new()
    {
        [nameof(TransactionId)] = TransactionId.ToString(),
        [nameof(AllUsers)] = AllUsers.ToString(),
        [nameof(InstallFolder)] = InstallFolder,
    };

    /// <summary>The work on this machine, for the users whom the installation is for.</summary>
    public ProfileInstallation Open(Action<string> log) =>
        new(
            AllUsers ? WindowsMachine.ForAllUsers(RunOrigin.Installer, InstallFolder) : WindowsMachine.ForCurrentUser(RunOrigin.Installer),
            RunOrigin.Installer,
            log);
}
