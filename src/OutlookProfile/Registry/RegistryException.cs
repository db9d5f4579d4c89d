using System.IO;

namespace OutlookProfile.Registry;

/// <summary>The registry refused an operation. The message names the key, the operation and the Windows error.</summary>
public sealed class RegistryException(Text operation, string key, int errorCode)
    : IOException(Say(operation, key, errorCode).ToString()), ITextException
{
    public const int FileNotFound = 2;
    public const int AccessDenied = 5;
    public const int KeyHasChildren = 1020;
    public const int KeyDeleted = 1018;

    /// <summary>ERROR_CANT_ACCESS_FILE: the key is a link to another place (REG_LINK), which is not followed.</summary>
    public const int IsLink = 1920;

    /// <summary>ERROR_BADKEY: the root itself is not there, because the user's hive is not loaded, or is not any more.</summary>
    public const int HiveGone = 1010;

    public string Key { get; } = key;

    /// <summary>The Windows error code (winerror.h).</summary>
    public int ErrorCode { get; } = errorCode;

    public Text Text { get; } = Say(operation, key, errorCode);

    private static Text Say(Text operation, string key, int errorCode) => $"{operation} '{key}' failed: {Describe(errorCode)} (Windows error {errorCode})";

    private static Text Describe(int errorCode) => errorCode switch
    {
        FileNotFound => $"there is no such key",
        AccessDenied => $"access is denied",
        KeyDeleted => $"the key has been deleted by someone else",
        IsLink => $"it is a link to another place",
        HiveGone => $"the user's registry hive is not loaded",
        KeyHasChildren => $"the key still has sub-keys",
        _ => $"the registry refused it",
    };
}
