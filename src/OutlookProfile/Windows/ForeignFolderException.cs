using System.IO;

namespace OutlookProfile.Windows;

/// <summary>Where a folder of ours should be, somebody else has put something.</summary>
public sealed class ForeignFolderException(string message) : IOException(message);
