namespace WindowsInstaller.CompoundFiles;

/// <summary>Offsets and fixed values of a directory entry (MS-CFB 2.6.1): 128 bytes.</summary>
internal static class DirectoryEntry
{
    internal const int Size = 128;

    internal const int NameLength = 64;
    internal const int Type = 66;
    internal const int Color = 67;
    internal const int Left = 68;
    internal const int Right = 72;
    internal const int Child = 76;
    internal const int ClassId = 80;
    internal const int FirstSector = 116;
    internal const int StreamSize = 120;

    internal const byte Storage = 1;
    internal const byte Stream = 2;
    internal const byte Root = 5;

    internal const byte Red = 0;
    internal const byte Black = 1;

    internal const string RootName = "Root Entry";

    /// <summary>How deep storages may nest. Windows Installer needs 2; the limit keeps a hostile file from exhausting the stack.</summary>
    internal const int MaximumDepth = 64;
}
