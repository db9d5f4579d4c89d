using System;
using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.Tests.Transactions;

/// <summary>The file format of journals and undo records, built from its description alone and not by the code under test.</summary>
internal static class FrameBuilder
{
    public static byte[] Build(string kind, Guid id, params IEnumerable<byte[]> payloads)
    {
        byte[] prologue = [.. Encoding.ASCII.GetBytes(kind), 1, 0, .. id.ToByteArray()];
        var file = new List<byte>(prologue);
        var sequence = 0;
        foreach (var payload in payloads)
        {
            byte[] numbers = [.. BitConverter.GetBytes(payload.Length), .. BitConverter.GetBytes(sequence++)];
            file.AddRange(numbers);
            file.AddRange(BitConverter.GetBytes(Crc([.. prologue, .. numbers])));
            file.AddRange(BitConverter.GetBytes(Crc([.. prologue, .. payload])));
            file.AddRange(payload);
        }

        return [.. file];
    }

    /// <summary>The payloads of an undamaged file.</summary>
    public static List<byte[]> Payloads(byte[] file)
    {
        var payloads = new List<byte[]>();
        for (var position = 24; position < file.Length;)
        {
            var length = BitConverter.ToInt32(file, position);
            payloads.Add(file[(position + 16)..(position + 16 + length)]);
            position += 16 + length;
        }

        return payloads;
    }

    public static byte[] Text(string text) => [.. BitConverter.GetBytes(text.Length * 2), .. Encoding.Unicode.GetBytes(text)];

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
