using System.IO;

namespace OutlookProfile.Windows;

/// <summary>Where a folder of ours should be, somebody else has put something.</summary>
public sealed class ForeignFolderException(Text text) : IOException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
