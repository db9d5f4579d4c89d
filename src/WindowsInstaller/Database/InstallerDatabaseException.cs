using System;

namespace WindowsInstaller.Database;

/// <summary>A file is no installer database or a damaged one, or a database cannot be stored as it is. The message says where and what.</summary>
public sealed class InstallerDatabaseException(Text text, Exception? cause = null) : Exception(text.ToString(), cause), ITextException
{
    public Text Text { get; } = text;
}
