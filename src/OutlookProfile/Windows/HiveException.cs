using System.IO;

namespace OutlookProfile.Windows;

/// <summary>A user's hive could not be loaded or unloaded. The message names the file and the cause.</summary>
public sealed class HiveException(Text text, int errorCode) : IOException(text.ToString()), ITextException
{
    public Text Text { get; } = text;

    /// <summary>The Windows error code (winerror.h).</summary>
    public int ErrorCode { get; } = errorCode;
}
