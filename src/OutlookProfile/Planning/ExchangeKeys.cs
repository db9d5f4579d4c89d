namespace OutlookProfile.Planning;

/// <summary>Keys and values that are the same for every Outlook version, relative to the user's hive.</summary>
public static class ExchangeKeys
{
    public const string Exchange = @"Software\Microsoft\Exchange";

    /// <summary>DWORD in <see cref="Exchange"/>: 1 turns MAPI over HTTP off (KB 2937684).</summary>
    public const string MapiHttpDisabled = "MapiHttpDisabled";

    public const string LogonOptions = @"Software\Microsoft\Exchange\Client\Options";

    /// <summary>REG_SZ in <see cref="LogonOptions"/>: "1" prompts for a profile at start.</summary>
    public const string PickLogonProfile = "PickLogonProfile";

    /// <summary>REG_SZ in the version's DefaultProfileKey.</summary>
    public const string DefaultProfile = "DefaultProfile";
}
