namespace WindowsInstaller.CompoundFiles;

/// <summary>Sector numbers with a meaning of their own (MS-CFB 2.1), and the one of the directory (2.6.1).</summary>
internal static class SectorNumber
{
    internal const uint DoubleIndirect = 0xFFFFFFFC;
    internal const uint Fat = 0xFFFFFFFD;
    internal const uint EndOfChain = 0xFFFFFFFE;
    internal const uint Free = 0xFFFFFFFF;

    /// <summary>In the directory tree: no entry.</summary>
    internal const uint NoEntry = 0xFFFFFFFF;
}
