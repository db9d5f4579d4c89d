using System;
using System.IO;
using OutlookProfile.Installation;
using OutlookProfile.Windows;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// A folder for one test of the connection, with the tool in it as it lies in the package's own cabinet: what has just been started by the
/// user, in the same version, whether or not anything is installed yet. No other program is run, neither beside the package nor on the
/// path: whoever can put a file there could have it run here. For the same reason nobody else can write in the folder, and when somebody
/// with an administrator's rights sees the pages, not even that user's other programs.
/// </summary>
internal sealed class TestFolder : IDisposable
{
    /// <summary>The name of the package's only cabinet (Package.wxs, MediaTemplate: the default of CabinetTemplate).</summary>
    public const string CabinetName = "cab1.cab";

    /// <summary>Files in the cabinet have the Ids of their File rows (Package.wxs).</summary>
    public const string ToolName = "ToolExe";

    private readonly LocalFiles files = new();
    private readonly Action<string> log;
    private readonly ProtectedFolder folder;

    /// <param name="cabinet">The content of the package's cabinet.</param>
    /// <param name="log">For what could not be removed afterwards.</param>
    /// <exception cref="IOException">The folder cannot be made, or the cabinet cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One of the two is not allowed.</exception>
    public TestFolder(byte[] cabinet, Action<string> log)
    {
        this.log = log;
        folder = ProtectedFolder.EnsurePrivate(
            Path.Combine(Path.GetTempPath(), $"{ProductFolders.Name}-{Guid.NewGuid():N}"),
            AccessToken.IsAdministrator() ? FolderOwner.Machine : FolderOwner.CurrentUser);
        try
        {
            files.Write(In(CabinetName), cabinet);
            Cabinet.Extract(In(CabinetName), ToolName, Tool);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Tool => In(ActiveSetup.ToolFileName);

    /// <summary>The configuration to test, which holds no secret: no configuration does.</summary>
    public string Site => In("site.json");

    /// <summary>What the tool says.</summary>
    public string Findings => In("findings.json");

    public void Dispose()
    {
        folder.Dispose();
        try
        {
            Array.ForEach([In(CabinetName), Tool, Site, Findings], files.DeleteFile);
            files.DeleteDirectory(folder.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log($"Wizard: {exception.Message}");
        }
    }

    private string In(string name) => Path.Combine(folder.Path, name);
}
