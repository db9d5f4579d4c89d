using System;
using System.Text;

namespace WindowsInstaller.Tests.CompoundFiles;

/// <summary>
/// A version 4 file by hand (MS-CFB 2.2: sectors of 4096 bytes, the header takes a whole one). Sectors: 0 FAT, 1 directory,
/// 2 mini FAT, 3 mini stream with "small", 4 and 5 "large".
/// </summary>
internal static class Version4File
{
    private const int SectorSize = 4096;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    internal static byte[] Create(byte[] small, byte[] large)
    {
        var file = new byte[7 * SectorSize];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        U16(24, 0x3E);
        U16(26, 4);
        U16(28, 0xFFFE);
        U16(30, 12);
        U16(32, 6);
        U32(40, 1);
        U32(44, 1);
        U32(48, 1);
        U32(56, 4096);
        U32(60, 2);
        U32(64, 1);
        U32(68, End);
        Fill(76, 512 - 76);
        U32(76, 0);

        var fat = Sector(0);
        Fill(fat, SectorSize);
        uint[] next = [0xFFFFFFFD, End, End, End, 5, End];
        for (var i = 0; i < next.Length; i++)
        {
            U32(fat + 4 * i, next[i]);
        }

        Entry(0, "Root Entry", 5, 3, 128, child: 1);
        Entry(1, "large", 2, 4, (ulong)large.Length, right: 2);
        Entry(2, "small", 2, 0, (ulong)small.Length);
        Fill(Sector(2), SectorSize);
        U32(Sector(2), 1);
        U32(Sector(2) + 4, End);
        small.CopyTo(file, Sector(3));
        large.CopyTo(file, Sector(4));
        return file;

        void Entry(int id, string name, byte type, uint first, ulong size, uint right = Free, uint child = Free)
        {
            var at = Sector(1) + 128 * id;
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            U16(at + 64, (ushort)(2 * name.Length + 2));
            file[at + 66] = type;
            file[at + 67] = 1;
            U32(at + 68, Free);
            U32(at + 72, right);
            U32(at + 76, child);
            U32(at + 116, first);
            BitConverter.TryWriteBytes(file.AsSpan(at + 120), size);
        }

        void U16(int at, ushort value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
        void U32(int at, uint value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
        void Fill(int at, int length) => file.AsSpan(at, length).Fill(0xFF);
    }

    private static int Sector(int number) => (number + 1) * SectorSize;
}
