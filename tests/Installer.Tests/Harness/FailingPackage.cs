using System.Linq;
using WindowsInstaller.Database;

namespace Installer.Tests.Harness;

/// <summary>A copy of the shipped package with an action that fails after the profile was written. Nothing of it ships.</summary>
internal static class FailingPackage
{
    /// <summary>What the failing action says in the log, which proves that it ran.</summary>
    public const string Evidence = "It is not meant to be run on its own.";

    /// <summary>Type 1 (a DLL in the Binary table), deferred (msidefs.h: msidbCustomActionTypeDll, msidbCustomActionTypeInScript).</summary>
    private const int DeferredDll = 0x1 + 0x400;

    public static byte[] Make()
    {
        var package = InstallerDatabase.Open(Repository.Package);
        package.Tables["CustomAction"].Rows.Add(["FailAfterwards", DeferredDll, "Actions", "WriteProfile", null]);
        package.Tables["InstallExecuteSequence"].Rows.Add(["FailAfterwards", "NOT REMOVE=\"ALL\"", SequenceOf(package, "InstallFinalize") - 1]);
        return package.ToBytes();
    }

    private static int SequenceOf(InstallerDatabase package, string action) =>
        (int)package.Tables["InstallExecuteSequence"].Rows.Single(row => (string?)row[0] == action)[2]!;
}
