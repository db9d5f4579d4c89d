using System;
using System.IO;
using OutlookProfile.Registry;

namespace OutlookProfile.Windows;

/// <summary>
/// The folder for what runs for all users keep: %ProgramData%\OutlookProfile. Every user may make something of that name first.
/// Then it is moved aside; and where it cannot be moved, since somebody has it open, a folder of another name takes its place, and
/// HKEY_LOCAL_MACHINE, where only administrators write, tells which.
/// </summary>
public sealed class MachineFolder
{
    /// <summary>Below HKEY_LOCAL_MACHINE; there only while the folder has another name than its own.</summary>
    public const string Key = @"SOFTWARE\OutlookProfile";

    /// <summary>REG_SZ: the name of the folder, without a path.</summary>
    public const string ValueName = "DataFolder";

    private readonly string parent;
    private readonly IRegistry localMachine;
    private readonly Func<string, ProtectedFolder> ensure;
    private readonly Action<string, string> rename;

    /// <param name="parent">The folder it lies in: %ProgramData%.</param>
    /// <param name="localMachine">HKEY_LOCAL_MACHINE in the 64-bit view.</param>
    public MachineFolder(string parent, IRegistry localMachine)
        : this(parent, localMachine, path => ProtectedFolder.EnsureOwned(path, FolderOwner.Machine), LocalFiles.Rename)
    {
    }

    /// <param name="ensure">Makes or checks a folder; what somebody else has put there throws <see cref="ForeignFolderException"/> or, denied to us, UnauthorizedAccessException.</param>
    /// <param name="rename">Gives a folder or a file another name; throws IOException or UnauthorizedAccessException.</param>
    public MachineFolder(string parent, IRegistry localMachine, Func<string, ProtectedFolder> ensure, Action<string, string> rename)
    {
        this.parent = parent;
        this.localMachine = localMachine;
        this.ensure = ensure;
        this.rename = rename;
    }

    /// <summary>Where it is, or will be.</summary>
    public string Path => System.IO.Path.Combine(parent, RecordedName ?? ProductFolders.Name);

    /// <summary>Null when none is recorded, or none of ours.</summary>
    private string? RecordedName =>
        localMachine.GetValue(Key, ValueName)?.AsText() is { } name && name.StartsWith(ProductFolders.Name + "-", StringComparison.Ordinal) && name.IndexOfAny(['\\', '/', ':']) < 0
            ? name
            : null;

    /// <summary>That of this machine, in the 64-bit registry; the registry is to be closed by the caller.</summary>
    public static MachineFolder OfThisMachine(IRegistry localMachine)
    {
        var parent = Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData, Environment.SpecialFolderOption.Create);
        return parent.Length > 0
            ? new MachineFolder(parent, localMachine)
            : throw new DirectoryNotFoundException($"The system names no folder for {Environment.SpecialFolder.CommonApplicationData}.");
    }

    /// <summary>Makes the folder, or takes the one that is there.</summary>
    /// <exception cref="IOException">It cannot be made, under whatever name.</exception>
    /// <exception cref="UnauthorizedAccessException">The caller is no administrator.</exception>
    public ProtectedFolder Open()
    {
        var path = Path;
        try
        {
            return ensure(path);
        }
        catch (Exception foreign) when (IsInTheWay(foreign))
        {
            try
            {
                rename(path, $"{path}.foreign-{Guid.NewGuid():N}");
                return ensure(path);
            }
            catch (Exception stuck) when (IsInTheWay(stuck) || stuck is IOException)
            {
                return OpenBeside();
            }
        }
    }

    /// <summary>Once the folder is gone, its name is free again.</summary>
    public void Forget()
    {
        if (localMachine.GetValue(Key, ValueName) is null || Directory.Exists(Path))
        {
            return;
        }

        localMachine.DeleteValue(Key, ValueName);
        if (RegistryLookup.IsEmpty(localMachine, Key))
        {
            localMachine.DeleteKey(Key);
        }
    }

    private static bool IsInTheWay(Exception exception) => exception is ForeignFolderException or UnauthorizedAccessException;

    /// <summary>Nobody can have taken a name that nobody knew; it is told to others only when the folder is ours.</summary>
    private ProtectedFolder OpenBeside()
    {
        var name = $"{ProductFolders.Name}-{Guid.NewGuid():N}";
        var folder = ensure(System.IO.Path.Combine(parent, name));
        try
        {
            localMachine.SetValue(Key, RegistryValue.String(ValueName, name));
            localMachine.Flush();
            return folder;
        }
        catch
        {
            folder.Dispose();
            new LocalFiles().DeleteDirectory(folder.Path);
            throw;
        }
    }
}
