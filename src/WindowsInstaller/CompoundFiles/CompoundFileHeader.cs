using System;

namespace WindowsInstaller.CompoundFiles;

/// <summary>Offsets and fixed values of the header (MS-CFB 2.2): 512 bytes, the last 436 of which begin the DIFAT.</summary>
internal static class CompoundFileHeader
{
    internal const int Size = 512;

    internal const int MinorVersion = 24;
    internal const int MajorVersion = 26;
    internal const int ByteOrder = 28;
    internal const int SectorShift = 30;
    internal const int MiniSectorShift = 32;
    internal const int FatSectors = 44;
    internal const int FirstDirectorySector = 48;
    internal const int MiniStreamCutoff = 56;
    internal const int FirstMiniFatSector = 60;
    internal const int MiniFatSectors = 64;
    internal const int FirstDifatSector = 68;
    internal const int DifatSectors = 72;
    internal const int Difat = 76;

    internal const int DifatEntries = 109;
    internal const ushort LittleEndianMark = 0xFFFE;
    internal const int MiniSectorShiftValue = 6;

    /// <summary>Streams shorter than this many bytes lie in the mini stream.</summary>
    internal const int MiniStreamCutoffValue = 4096;

    internal static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
}
