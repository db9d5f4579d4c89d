using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// Texts in the language of the package: rows of its UIText table (Ui.wxs, the .wxl files). The rules of the configuration speak English,
/// as the log does; for what they expect there is a row of its own.
/// </summary>
internal sealed class WizardTexts(IImmediateSession session)
{
    /// <summary>What a rule can expect (TextRules, Placeholders), and the key of its translation. A test holds the two together.</summary>
    private static readonly (string English, string Key)[] Expectations =
    [
        ("a host name such as exchange.acme.com", "Expect_Host"),
        ("the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name", "Expect_ServerName"),
        ("a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path", "Expect_Proxy"),
        ("msstd: followed by the name in the proxy's certificate, such as msstd:exchange.acme.com", "Expect_Principal"),
        ("the mailbox's alias or name, without control characters and without spaces at the ends", "Expect_MailboxUser"),
        ("an address such as %USERNAME%@acme.com", "Expect_SmtpAddress"),
        ("placeholders out of %USERNAME%, %USERDOMAIN%, %USERDNSDOMAIN%, %COMPUTERNAME%, %MAIL%, %MAILBOXGUID%, and %% for a percent sign", "Expect_Placeholders"),
    ];

    /// <summary>The text with its places {0}, {1}, ... filled.</summary>
    public string Format(string key, params string[] values)
    {
        var text = session.ReadText(key);
        for (var i = values.Length - 1; i >= 0; i--)
        {
            text = text.Replace("{" + (char)('0' + i) + "}", values[i]);
        }

        return text;
    }

    /// <summary>The sentence about a wrong text in the package's language; its middle in English when that has no translation.</summary>
    public string Translate(TextProblem problem)
    {
        var sentence = Format("Wizard_Found", problem.Found, Translate(problem.Expectation));
        return problem.Suggestion is null ? sentence : sentence + Format("Wizard_DidYouMean", problem.Suggestion);
    }

    private string Translate(string expectation)
    {
        foreach (var (english, key) in Expectations)
        {
            if (english == expectation)
            {
                return session.ReadText(key);
            }
        }

        return expectation;
    }
}
