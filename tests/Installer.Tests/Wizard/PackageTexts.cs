using System;
using System.Collections.Generic;
using System.Linq;
using Installer.Tests.Actions;
using Installer.Tests.Harness;
using WindowsInstaller.Database;

namespace Installer.Tests.Wizard;

/// <summary>The packages of all languages, and a session with the texts of one.</summary>
internal static class PackageTexts
{
    public static readonly string[] Cultures = ["en-us", "de-de", "fr-fr", "ja-jp"];

    public static InstallerDatabase Package(string culture) =>
        InstallerDatabase.Open(culture == "en-us" ? Repository.Package : Repository.PathOf($"artifacts/languages/{culture}/OutlookProfile.msi"));

    public static FakeSession Session(string culture)
    {
        var session = new FakeSession().WithConfiguration("{}").With("ProductName", "Outlook Profile").With("LogonUser", "jane");
        foreach (var row in Package(culture).Tables["UIText"].Rows)
        {
            session.Texts[(string)row[0]!] = (string?)row[1] ?? "";
        }

        return session;
    }

    /// <summary>The dialogs of Ui.wxs: those that the toolset does not bring.</summary>
    public static IReadOnlySet<string> OwnDialogs { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ScopeDlg", "RightsDlg", "MailboxDlg", "ConnectionDlg", "LocalCopyDlg", "SummaryDlg", "MistakeDlg", "EveryoneDlg", "TestDlg", "FailureDlg",
    };

    public static IEnumerable<object?[]> Rows(this InstallerDatabase package, string table) => package.Tables[table].Rows.Select(row => row);
}
