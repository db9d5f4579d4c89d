using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>Texts of the wizard itself in the language of the package: rows of its UIText table (Ui.wxs, the .wxl files).</summary>
internal sealed class WizardTexts(IImmediateSession session)
{
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
}
