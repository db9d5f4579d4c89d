using System;
using System.IO;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Windows;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>What every deferred action of one installation has to know, made by the immediate action before them.</summary>
internal sealed class RunData(Guid transactionId, bool allUsers, string installFolder, Language language)
{
    /// <summary>Ties the journal that one action writes to the actions that roll back or commit.</summary>
    public Guid TransactionId { get; } = transactionId;

    /// <summary>Whether the installation is for all users of the machine.</summary>
    public bool AllUsers { get; } = allUsers;

    /// <summary>Where the tool is installed.</summary>
    public string InstallFolder { get; } = installFolder;

    /// <summary>In which the actions speak to people.</summary>
    public Language Language { get; } = language;

    private const string AllUsersProperty = "ALLUSERS";
    private const string InstallFolderProperty = "InstallFolder";
    private const string InstalledProperty = "Installed";
    private const string UserProperty = "UserSID";
    private const string LocalSystem = "S-1-5-18";

    /// <summary>Whether the product is installed already, so that this is a repair, a change or a removal.</summary>
    public static bool IsMaintenance(IImmediateSession session) => session.GetProperty(InstalledProperty).Length > 0;

    /// <exception cref="ActionException">SYSTEM would get a profile of its own.</exception>
    public static RunData Create(IImmediateSession session)
    {
        var allUsers = session.GetProperty(AllUsersProperty).Length > 0;
        return allUsers || session.GetProperty(UserProperty) != LocalSystem
            ? new(Guid.NewGuid(), allUsers, session.GetProperty(InstallFolderProperty), PackageLanguage.Of(session))
            : throw new ActionException($"SYSTEM installs this, and for itself alone, where no Outlook will ever look: give ALLUSERS=1 to install for the users of this machine.");
    }

    public static RunData Read(ActionData data) =>
        new(Guid.Parse(data[nameof(TransactionId)]), bool.Parse(data[nameof(AllUsers)]), data[nameof(InstallFolder)], PackageLanguage.Choose(data[PackageLanguage.Key]));

    public ActionData ToActionData() => new()
    {
        [nameof(TransactionId)] = TransactionId.ToString(),
        [nameof(AllUsers)] = AllUsers.ToString(),
        [nameof(InstallFolder)] = InstallFolder,
        [PackageLanguage.Key] = Language.Tag,
    };

    /// <summary>What was installed, as it was kept; null when it is not there or cannot be read, as the log then says.</summary>
    public ProfileConfiguration? FindInstalled(Action<Text> log)
    {
        try
        {
            return ReadInstalled();
        }
        catch (Exception exception) when (exception is ConfigurationException or IOException or UnauthorizedAccessException)
        {
            log($"What was installed is not known: {Text.Of(exception)}");
            return null;
        }
    }

    /// <summary>What was installed, as it was kept; null when it is not there. For all users only administrators can have written it.</summary>
    /// <exception cref="ConfigurationException">It was changed into something else.</exception>
    /// <exception cref="IOException">Somebody else put it there, or it cannot be read.</exception>
    public ProfileConfiguration? ReadInstalled()
    {
        var path = InstalledConfiguration.PathIn(InstallFolder);
        if (!AllUsers || !File.Exists(path))
        {
            return InstalledConfiguration.Find(new LocalFiles(), InstallFolder);
        }

        return InstalledConfiguration.Read(TrustedFile.Read(path, InstalledConfiguration.Longest) ?? throw new IOException($"'{path}' is longer than a configuration can be."), path);
    }

    /// <summary>The work on this machine, for the users whom the installation is for.</summary>
    public ProfileInstallation Open(Action<Text> log) =>
        new(
            AllUsers ? WindowsMachine.ForAllUsers(RunOrigin.Installer) : WindowsMachine.ForCurrentUser(RunOrigin.Installer),
            RunOrigin.Installer,
            log);
}
