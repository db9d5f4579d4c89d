using System.Text;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// A text of which nobody knows how long it gets: what is wrong, what a test has found, why an installation failed. Windows Installer's
/// texts neither scroll nor grow nor break a long word, and what has no room is cut off. So long words are broken here, and a
/// text that is too long ends with the place where all of it is.
/// </summary>
/// <param name="property">The property that the page shows.</param>
/// <param name="columns">The room for it in a line (Ui.wxs), in letters of 7 pixels at 96 dpi: few words are wider in Tahoma 8. East Asian letters count twice.</param>
/// <param name="lines">And the lines.</param>
internal sealed class LongText(string property, int columns, int lines)
{
    private const char FirstEastAsian = '\u2E80';
    private const string LeftOut = "\u2026";
    private const string NewLine = "\r\n";

    /// <summary>What is wrong on a page: MistakeDlg.</summary>
    public static LongText PageError { get; } = new(WizardProperties.PageError, 55, 8);

    /// <summary>What the test of the connection has found: TestDlg.</summary>
    public static LongText TestResult { get; } = new(WizardProperties.TestResult, 59, 14);

    /// <summary>Why the installation failed: FailureDlg.</summary>
    public static LongText FailureCause { get; } = new(WizardProperties.FailureCause, 62, 10);

    public void Set(WizardSession wizard, string text) => wizard[property] = Fit(text, WhereAllOfItIs(wizard));

    /// <param name="rest">Where a text can be read that is too long.</param>
    public string Fit(string text, string rest)
    {
        var broken = BreakWords(text);
        if (LineStart(broken, lines) == broken.Length)
        {
            return broken;
        }

        var end = BreakWords(rest);
        var room = lines;
        while (LineStart(end, lines - room) < end.Length)
        {
            room--;
        }

        // One letter less than the lines hold, for the sign that something is left out.
        return broken.Substring(0, LineStart(broken, room) - 1).TrimEnd() + LeftOut + NewLine + end;
    }

    private static string WhereAllOfItIs(WizardSession wizard) =>
        wizard.Has(WizardProperties.LogFile) ? wizard.Text("Wizard_More", wizard[WizardProperties.LogFile]) : wizard.Text("Wizard_FailureNoLog");

    private static int Width(char character) => character >= FirstEastAsian ? 2 : character == '\r' ? 0 : 1;

    private static bool EndsWord(char character) => character is ' ' or '\n' or >= FirstEastAsian;

    private string BreakWords(string text)
    {
        var result = new StringBuilder();
        var word = 0;
        foreach (var character in text)
        {
            word = EndsWord(character) ? 0 : word + Width(character);
            if (word > columns)
            {
                result.Append(NewLine);
                word = 1;
            }

            result.Append(character);
        }

        return result.ToString();
    }

    /// <summary>Where the line of a number begins, counted from 0; the text's length when it has no such line. Lines are broken at blanks and between East Asian letters.</summary>
    private int LineStart(string text, int number)
    {
        var (line, column, word) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\n')
            {
                (line, column, word) = (line + 1, 0, i + 1);
            }
            else
            {
                if (EndsWord(character))
                {
                    word = character == ' ' ? i + 1 : i;
                }

                column += Width(character);
                if (column > columns && character != ' ')
                {
                    // What is too much begins the next line, with the word it belongs to.
                    line++;
                    column = 0;
                    for (var j = word; j <= i; j++)
                    {
                        column += Width(text[j]);
                    }
                }
            }

            if (line >= number && word < text.Length)
            {
                return word;
            }
        }

        return text.Length;
    }
}
