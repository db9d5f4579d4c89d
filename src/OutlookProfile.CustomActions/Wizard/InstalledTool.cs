using System;
using System.IO;
using OutlookProfile.Installation;
using OutlookProfile.Windows;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// Finds outlookprofile.exe where this product installs it: below Program Files for everyone, below AppData\Local\Programs for one user.
/// Nowhere else, neither beside the package nor on the path: whoever can put a file there could have it run here. For the same reason
/// somebody with an administrator's rights runs none that its user could have replaced.
/// </summary>
internal static class InstalledTool
{
    // As in Package.wxs.
    private const string Folder = "Outlook Profile";

    /// <returns>Its full path; null when it is not there.</returns>
    public static string? Find()
    {
        if (Path.DirectorySeparatorChar != '\\')
        {
            return null;
        }

        var forEveryone = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Folder, ActiveSetup.ToolFileName);
        if (File.Exists(forEveryone))
        {
            return forEveryone;
        }

        var forUser = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs", Folder, ActiveSetup.ToolFileName);
        return !AccessToken.IsAdministrator() && File.Exists(forUser) ? forUser : null;
    }
}
