using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Cli.Transforms;

/// <summary>How a page of the package's wizard is to be shown (docs/wizard.md): a public property that the transform sets.</summary>
/// <param name="Name">On this tool's command line.</param>
/// <param name="Property">Of the package.</param>
/// <param name="Mode">One that the page has.</param>
internal sealed record WizardPage(string Name, string Property, string Mode)
{
    private static readonly string[] Modes = ["show", "lock", "hide"];

    private static readonly (string Name, string Property, string[] Modes)[] Pages =
    [
        ("scope", "SCOPEPAGE", Modes),
        ("mailbox", "MAILBOXPAGE", [.. Modes, "address"]),
        ("connection", "CONNECTIONPAGE", Modes),
        ("copy", "COPYPAGE", Modes),
    ];

    /// <summary>The names of the pages, and what each can be.</summary>
    public static string Expected { get; } = string.Join("; ", Pages.Select(page => $"{page.Name}={string.Join('|', page.Modes)}"));

    /// <param name="texts">Each "page=mode".</param>
    /// <param name="mistake">What is wrong with one of them; null when all are right.</param>
    public static IReadOnlyList<WizardPage> Parse(IEnumerable<string> texts, out Text? mistake)
    {
        var pages = new List<WizardPage>();
        foreach (var text in texts)
        {
            var (name, mode) = text.Split('=', 2) is [var first, var second] ? (first, second) : (text, "");
            var found = Pages.FirstOrDefault(page => page.Name == name && page.Modes.Contains(mode));
            mistake = found.Name is null ? (Text)$"--page {text}: expected {Expected}"
                : pages.Exists(page => page.Name == name) ? (Text)$"--page {text}: the page {name} is given twice"
                : null;
            if (mistake is not null)
            {
                return [];
            }

            pages.Add(new WizardPage(name, found.Property, mode));
        }

        mistake = null;
        return pages;
    }
}
