using System;
using System.Diagnostics;
using System.Drawing;
using System.IO;
using System.Linq;
using System.Threading;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests.Wizard;

/// <summary>
/// msiexec with its wizard, driven by keyboard as a person without a mouse would. Every page is a window of its own, so a change of page
/// is a change of the windows. Pictures stay in artifacts/wizard/.
/// </summary>
internal sealed class WizardRun : IDisposable
{
    private static readonly Lazy<string> ProductCode = new(() => (string)InstallerDatabase.Open(Repository.Package).Tables["Property"].Rows.First(row => row[0] is "ProductCode")[1]!);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceWithAKey = TimeSpan.FromSeconds(3);

    private readonly WizardMachine machine;
    private readonly VirtualScreen screen;
    private readonly Process process;
    private readonly string title;
    private readonly string log;

    private WizardRun(WizardMachine machine, string arguments, string title, string log)
    {
        this.machine = machine;
        screen = machine.Screen;
        this.title = title;
        this.log = log;
        process = machine.Start($"msiexec {arguments} /l*v \"{machine.PathOf(log)}\"");
    }

    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "wizard")).FullName;

    /// <summary>Starts the installation of a package, up to its first page.</summary>
    /// <param name="properties">For msiexec's command line. Wine finds no Outlook: the profile is for 2010 unless these say otherwise.</param>
    public static WizardRun Install(WizardMachine machine, byte[] package, string properties = "", string title = "Setup") =>
        // ALLUSERS comes last: Wine takes "" followed by more for an escaped quote.
        Begin(machine, $"/i \"{machine.Place("OutlookProfile.msi", package)}\" OUTLOOKIFNOTFOUND=14.0 {properties} ALLUSERS=\"\"", title, "WelcomeDlg");

    public static WizardRun Install(WizardMachine machine, string properties = "") => Install(machine, File.ReadAllBytes(Repository.Package), properties);

    /// <summary>Starts what "Modify" in the list of installed programs does, up to its first page.</summary>
    /// <param name="allUsers">Whom the product is installed for. Windows knows; Wine asks the package again.</param>
    public static WizardRun Maintain(WizardMachine machine, bool allUsers = false) =>
        Begin(machine, $"/i {ProductCode.Value} ALLUSERS={(allUsers ? "1" : "\"\"")}", "Setup", "MaintenanceWelcomeDlg");

    /// <summary>The log so far. Windows Installer flushes it line by line.</summary>
    public InstallerLog Log => InstallerLog.Read(machine.HostPath(log));

    /// <summary>Where the page is on the screen, in pixels.</summary>
    public Rectangle Place
    {
        get
        {
            string[] windows = [];

            // A window that closes while xdotool looks for others ends the search.
            Wait(() => (windows = screen.Windows(title)).Length > 0, "There is no page.");
            return screen.Place(windows[^1]);
        }
    }

    /// <summary>Presses keys, one after the other, that stay on the page.</summary>
    public WizardRun Press(params string[] keys)
    {
        screen.Press(keys);
        Thread.Sleep(200);
        return this;
    }

    /// <summary>Presses keys of which the last one leads to another page, and waits for that.</summary>
    public WizardRun Go(params string[] keys)
    {
        var before = screen.Windows(title);
        screen.Press(keys);
        Wait(() => !screen.Windows(title).SequenceEqual(before), $"Nothing happened after {string.Join(' ', keys)}.");
        Settle();
        return this;
    }

    /// <summary>Types into the field that has the focus, in the place of what is there.</summary>
    public WizardRun Type(string text)
    {
        screen.Press("ctrl+a");
        screen.Type(text);
        Thread.Sleep(200);
        return this;
    }

    /// <summary>
    /// Fills in the mailbox page and goes on. Under load a key can get lost on its way through the X server; the log says what arrived, and
    /// then it is typed again.
    /// </summary>
    public WizardRun FillMailbox(string address, string user, string server, string next)
    {
        for (var attempt = 1; ; attempt++)
        {
            Type(address).Press("Tab").Type(user).Press("Tab").Type(server);
            Go(next);
            var arrived = LastLogged("SMTPADDRESS") == address && LastLogged("MAILBOXUSER") == user && LastLogged("SERVER") == server;
            if (arrived || attempt == 4)
            {
                Assert.IsTrue(arrived, $"What was typed does not arrive: {LastLogged("SMTPADDRESS")}, {LastLogged("MAILBOXUSER")}, {LastLogged("SERVER")}");
                return this;
            }

            // Away from whatever came up, and back to the page with the first field focused.
            if (Log.Text.Split('\n').Last(line => line.Contains("mistakes on the page", StringComparison.Ordinal)).StartsWith("Wizard: 0", StringComparison.Ordinal))
            {
                Go(next == "alt+a" ? "Return" : "alt+b");
            }
            else
            {
                Go("Return");
            }

            Go("alt+b").Go("Return");
        }
    }

    public WizardRun Picture(string name)
    {
        screen.Save(Path.Combine(Pictures, name + ".png"));
        return this;
    }

    /// <summary>Esc, Yes, Finish.</summary>
    /// <param name="picture">Of the question, when it is to be kept.</param>
    /// <param name="yes">The key of "Yes".</param>
    public void Cancel(string? picture = null, string yes = "alt+y")
    {
        Go("Escape");
        if (picture is not null)
        {
            Picture(picture);
        }

        Go(yes).WaitFor("UserExit");
        Assert.AreEqual(1602, Finish().ExitCode, Log.Text);
    }

    /// <summary>Leaves the last page, by Return, and waits for msiexec's end.</summary>
    public MsiexecResult Finish()
    {
        var pressed = Stopwatch.StartNew();
        screen.Press("Return");
        Wait(
            () =>
            {
                // A page that has just come up may not have the keyboard yet.
                if (machine.ExitCode is null && pressed.Elapsed > PatienceWithAKey && screen.Windows(title) is [.., var last])
                {
                    screen.Focus(last);
                    screen.Press("Return");
                    pressed.Restart();
                }

                return machine.ExitCode is not null;
            },
            "msiexec does not end.");
        return new MsiexecResult(machine.ExitCode!.Value, Log, TimeSpan.Zero);
    }

    /// <summary>Waits for a line in the log, and answers the message box, of whatever title, that shows because of it, until the next page comes.</summary>
    public WizardRun AnswerMessage(string text, string nextPage)
    {
        Wait(() => Log.Line(text) is not null, $"The log never says {text}.");
        var pressed = Stopwatch.StartNew();
        string[] before = [];
        Wait(
            () =>
            {
                var windows = screen.Windows(title);
                if (Log.Line("Action start", nextPage) is not null)
                {
                    return true;
                }

                before = windows;
                if (pressed.Elapsed > PatienceWithAKey && screen.Windows("") is [.., var box])
                {
                    screen.Focus(box);
                    screen.Press("Return");
                    pressed.Restart();
                }

                return false;
            },
            $"{nextPage} never comes.");
        Wait(() => screen.Windows(title).Except(before).Any(), $"{nextPage} does not show.");
        Settle();
        return this;
    }

    /// <summary>Waits for a page that comes by itself: the log names it just before its window is made.</summary>
    public WizardRun WaitFor(string dialog)
    {
        string[] before = [];
        Wait(
            () =>
            {
                // In this order: while the log does not name the page, its window is not among them.
                var windows = screen.Windows(title);
                if (Log.Line("Action start", dialog) is not null)
                {
                    return true;
                }

                before = windows;
                return false;
            },
            $"{dialog} never comes.");
        Wait(() => screen.Windows(title).Except(before).Any(), $"{dialog} does not show.");

        // It may not be the only new one: the progress page comes and goes before the last one.
        string[] shown;
        do
        {
            shown = screen.Windows(title);
            Thread.Sleep(800);
        }
        while (!shown.SequenceEqual(screen.Windows(title)));
        Settle();
        return this;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static WizardRun Begin(WizardMachine machine, string arguments, string title, string firstPage)
    {
        machine.HoldDesktop();
        var run = new WizardRun(machine, arguments, title, $"wizard{Guid.NewGuid():N}.log");
        run.WaitFor(firstPage);
        return run;
    }

    /// <summary>Without a window manager nobody gives the keyboard to a new window.</summary>
    private void Settle()
    {
        screen.WaitUntilStill();
        if (screen.Windows(title) is [.., var newest])
        {
            screen.Focus(newest);
            Thread.Sleep(200);
        }
    }

    private string? LastLogged(string property)
    {
        var start = $"Wizard: {property}=";
        return Log.Text.Split('\n').LastOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..].TrimEnd('\r');
    }

    private void Wait(Func<bool> condition, string otherwise)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            if (started.Elapsed > Patience)
            {
                Picture("failed-" + Path.GetFileNameWithoutExtension(log));
                throw new TimeoutException($"{otherwise}\n{Log.Text}");
            }

            Thread.Sleep(100);
        }
    }
}
