using System;
using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.CustomActions.Wizard;

namespace Installer.Tests.Wizard;

[TestClass]
public sealed class FailureLogTests
{
    private const string Windows = """
        === Verbose logging started: 26/11/2026  9:12:01  Build type: SHIP UNICODE 5.00.10011.00 ===
        MSI (s) (F4:10) [09:12:05:789]: Invoking remote custom action.
        Failed: Outlook is running for jane; close it and try again.
        MSI (s) (F4:10) [09:12:05:790]: Product: Outlook Profile -- Outlook is running for jane; close it and try again.
        Action ended 9:12:06: InstallFinalize. Return value 3.
        """;

    [TestMethod]
    public void Cause_IsTheActionsOwn_InALogOfWindows() =>
        Assert.AreEqual("Outlook is running for jane; close it and try again.", Find(Windows, Encoding.Unicode));

    [TestMethod]
    public void Cause_IsTheLastOne_WhenThereAreSeveral() =>
        Assert.AreEqual("second", Find("Failed: first\r\nFailed: second\r\n", Encoding.UTF8));

    /// <summary>A log may be in a code page that the package's language does not fit into.</summary>
    [TestMethod]
    [DataRow("Schlie\u00DFen Sie Outlook.")]
    [DataRow("Outlook \u3092\u7D42\u4E86\u3057\u3066\u304F\u3060\u3055\u3044\u3002")]
    [DataRow(@"C:\u00e4\site.json")]
    public void Cause_IsThatOfThePackagesLanguage_InALogOfAnyCodePage(string shown) =>
        Assert.AreEqual(shown, Find($"Failed: Close Outlook.\r\n{FailureLog.ShownMark}{FailureLog.Encode(shown)}\r\n", Encoding.ASCII));

    [TestMethod]
    public void Cause_IsWindowsInstallersMessage_WhenNoActionFailed() =>
        Assert.AreEqual(
            "Error 1925. You do not have sufficient privileges to complete this installation for all users of the machine.",
            Find("MSI (c) (F4:10) [09:12:05:790]: Product: Outlook Profile -- Error 1925. You do not have sufficient privileges to complete this installation for all users of the machine.", Encoding.Unicode));

    [TestMethod]
    public void Cause_IsFound_AtTheEndOfALongLog() =>
        Assert.AreEqual("at last", Find(new string('x', 3_000_000) + "\r\nFailed: at last\r\n", Encoding.Unicode));

    [TestMethod]
    public void Cause_IsFound_WhileTheLogIsStillOpen()
    {
        var file = Path.GetTempFileName();
        using (var open = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            open.Write(Encoding.UTF8.GetBytes("Failed: here\r\n"));
            open.Flush();
            Assert.AreEqual("here", FailureLog.FindCause(file, "Outlook Profile"));
        }

        File.Delete(file);
    }

    [TestMethod]
    public void Cause_IsUnknown_WhenThereIsNoLog() =>
        Assert.IsNull(FailureLog.FindCause(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), "Outlook Profile"));

    private static string? Find(string log, Encoding encoding)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, log, encoding);
        try
        {
            return FailureLog.FindCause(file, "Outlook Profile");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
