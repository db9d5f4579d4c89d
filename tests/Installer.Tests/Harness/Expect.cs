using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Harness;

/// <summary>
/// What every installation has to show: the exact exit code, and a line of the action's own that proves that it ran.
/// Wine takes an action that crashes, or is not in the DLL, for a success.
/// </summary>
internal static class Expect
{
    private const string Written = "the profile \"";

    public static void Installed(MsiexecResult result)
    {
        Assert.AreEqual(0, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line(Written, "is written"), result.Log.Text);
    }

    public static void Uninstalled(MsiexecResult result)
    {
        Assert.AreEqual(0, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line("the profile is removed"), result.Log.Text);
    }

    /// <summary>Failed in or after the action that writes.</summary>
    public static void FailedAfterWriting(MsiexecResult result)
    {
        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line(Written, "is written"), result.Log.Text);
        Assert.IsNotNull(result.Log.Line("items were put back"), result.Log.Text);
    }

    /// <summary>Failed before anything was written.</summary>
    /// <param name="cause">What one line of the log has to say, in parts.</param>
    public static void FailedBeforeWriting(MsiexecResult result, params string[] cause)
    {
        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line(cause), $"{string.Join(" ... ", cause)} is not in the log:\n{result.Log.Text}");
        Assert.IsNull(result.Log.Line("Writing the profile"), result.Log.Text);
    }

    public static void NoJournals(TestMachine machine) =>
        Assert.IsEmpty(Directory.Exists(machine.StateFolder) ? Directory.GetFiles(machine.StateFolder, "*.journal", SearchOption.AllDirectories) : []);

    public static void NothingLeft(TestMachine machine)
    {
        Assert.IsFalse(Directory.Exists(machine.StateFolder), machine.StateFolder);
        Assert.IsFalse(Directory.Exists(machine.InstallFolder), machine.InstallFolder);
    }
}
