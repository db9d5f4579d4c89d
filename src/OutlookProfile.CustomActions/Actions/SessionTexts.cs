using System;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>What an action says: to people in the package's language, to the log in English.</summary>
internal static class SessionTexts
{
    /// <summary>For the log alone.</summary>
    public static Action<Text> Logger(this ISession session) => text => session.Log(text.ToString());

    /// <summary>For the progress page. Windows Installer logs what it shows there; where that is not English, the English line stands before it.</summary>
    /// <exception cref="ActionCanceledException">From what it returns: the user wants to stop.</exception>
    public static Action<Text> Progress(this ISession session, Language language) => text =>
    {
        var (english, shown) = (text.ToString(), text.In(language));
        if (shown != english)
        {
            session.Log(english);
        }

        session.ShowProgress(shown);
    };
}
