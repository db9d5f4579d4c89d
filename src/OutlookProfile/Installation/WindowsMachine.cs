using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Installation;

/// <summary>This Windows machine, for one user or for all.</summary>
public static class WindowsMachine
{
    /// <summary>How long to wait for another run before saying that it is in the way.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);

    /// <summary>The user whom the calling thread acts for; journals in AppData\Local.</summary>
    public static InstallationMachine ForCurrentUser(RunOrigin origin)
    {
        var users = new CurrentUser();
        return Create(users, null, JournalFolder.OpenForUser(Path.Combine(users.LocalAppData, ProductFolders.Name)), origin, users);
    }

    /// <summary>
    /// Every user of the machine; journals and the files that users read lie in ProgramData, in a folder where only administrators
    /// write, wherever the program itself lies. Needs an administrator's rights.
    /// </summary>
    public static InstallationMachine ForAllUsers(RunOrigin origin)
    {
        var machine = new WindowsUserMachine();
        var journals = JournalFolder.OpenForMachine(MachineFolder.OfThisMachine(machine.LocalMachine));
        return Create(
            new AllUsers(machine, Path.Combine(journals.ProductFolder, ProductFolders.Users)),
            machine.LocalMachine,
            journals,
            origin,
            machine);
    }

    /// <param name="openKeys">Closes what is open in the registry once a run has ended: the process may live on, and an open hive would stay behind at logoff.</param>
    private static InstallationMachine Create(IUsers users, IRegistry? machine, JournalFolder journals, RunOrigin origin, IDisposable openKeys) =>
        new(
            users,
            machine,
            new LocalFiles(),
            journals,
            () => journals.Lock(LockPatience),
            () =>
            {
                journals.DeleteWhenEmpty();
                openKeys.Dispose();
            },
            origin == RunOrigin.Installer ? RunLiveness.ForInstaller : RunLiveness.ForTool,
            FindOutlook,
            new OutlookGate(new RunningPrograms()));

    /// <summary>What this machine's administrators want for every site; nothing on other systems than Windows, where a configuration can be read as well.</summary>
    /// <exception cref="ConfigurationException">Values that are no setting's.</exception>
    public static IReadOnlyList<PropertyOverride> Policies()
    {
        if (Path.DirectorySeparatorChar != '\\')
        {
            return [];
        }

        using var registry = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
        return MachinePolicies.Read(registry);
    }

    private static IReadOnlyList<InstalledOutlook> FindOutlook()
    {
        using var wide = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
        using var narrow = WindowsRegistry.ForLocalMachine(RegistryView.Bits32);
        return OutlookDetection.Find(wide, narrow);
    }
}
