using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>Where the package cannot keep its promise it does not begin.</summary>
[TestClass]
public sealed class LaunchConditionTests
{
    [TestMethod]
    public void Installation_IsRefused_WhenRollbackIsDisabled()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Site.Acme).With("DISABLEROLLBACK", "1").Install();

        ExpectRefused(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "a real Windows keeps its build number")]
    public void Installation_IsRefused_WhenWindowsIsTooOld()
    {
        using var machine = TestMachine.Create();
        machine.ImportRegistry("""
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]
            "CurrentBuildNumber"="10586"

            """);
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Site.Acme).Install();

        ExpectRefused(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    /// <summary>Windows logs the condition's message; Wine shows it only in a window. So: nothing after the conditions began.</summary>
    private static void ExpectRefused(MsiexecResult result)
    {
        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line("Action start", "LaunchConditions"), result.Log.Text);
        Assert.IsNull(result.Log.Line("Action start", "InstallValidate"), result.Log.Text);
    }
}
