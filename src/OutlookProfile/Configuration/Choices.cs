using System.Globalization;

namespace OutlookProfile.Configuration;

/// <summary>
/// The enumerations of the configuration and the words for their members in the JSON file. Tables, because the names
/// that .NET gives the members are found by reflection, which costs the native action DLL 25 KB.
/// </summary>
internal static class Choices
{
    public static Choice OutlookIfRunning { get; } = new(
        Settings.OutlookIfRunning, (int)IfRunning.Fail, (int)IfRunning.Wait, (int)IfRunning.Proceed);

    public static Choice ProfileIfExists { get; } = new(
        Settings.IfExists, (int)IfExists.Update, (int)IfExists.Replace, (int)IfExists.Keep);

    public static Choice CachedModeDownload { get; } = new(
        Settings.Download, (int)Download.Headers, (int)Download.Full, (int)Download.HeadersThenFull);

    public static Choice HttpAuthentication { get; } = new(
        Settings.Authentication,
        (int)Configuration.HttpAuthentication.Basic,
        (int)Configuration.HttpAuthentication.Ntlm,
        (int)Configuration.HttpAuthentication.Negotiate);

    public static Choice UsersOnFailure { get; } = new(Settings.UsersOnFailure, (int)OnUserFailure.Fail, (int)OnUserFailure.Report);
}

/// <param name="members">The enumeration's members in the order of the setting's words.</param>
internal sealed class Choice(Setting setting, params int[] members)
{
    public Setting Setting => setting;

    /// <summary>The member whose word was given, or null when none was.</summary>
    public int? Find(SettingValues values)
    {
        var word = values.Text(setting);
        for (var i = 0; i < members.Length; i++)
        {
            if (setting.Allowed[i] == word)
            {
                return members[i];
            }
        }

        return null;
    }

    /// <summary>The member's word; the number when the enumeration has no such member.</summary>
    public string Word(int member)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i] == member)
            {
                return setting.Allowed[i];
            }
        }

        return member.ToString(CultureInfo.InvariantCulture);
    }
}
