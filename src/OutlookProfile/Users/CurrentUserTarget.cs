using System.Collections.Generic;
using System.IO;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>The user whom the calling thread acts for, in HKEY_CURRENT_USER.</summary>
public sealed class CurrentUserTarget : IUserTargets
{
    private readonly UserAccount account = AccountNames.Caller();

    public IReadOnlyList<string> Scopes => [account.Sid];

    public UserTarget Open(string scope)
    {
        var hive = WindowsRegistry.ForCurrentUser();
        return new UserTarget(scope, UserFacts.Describe(account, hive, AutodiscoverFolder(hive), AccessToken.IsAdministrator()), hive, null);
    }

    private static string AutodiscoverFolder(IRegistry hive) =>
        UserFolders.LocalAppData(hive) is { } folder
            ? Path.Combine(folder, ProductFolders.Name, ProductFolders.Autodiscover)
            : throw new PlanException("The user's AppData\\Local folder is not known: neither the logon session nor the shell folders name it.");
}
