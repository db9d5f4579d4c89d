using System;
using System.Linq;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Tests.Fuzzing;

/// <summary>Damages files, from a seeded source of chance.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly uint[] Interesting =
        [0, 1, 2, 3, 0x3F, 0x40, 0x7F, 0x80, 0xFF, 0x1FF, 0x200, 0xFFF, 0x1000, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFA, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>Half of the time the bytes of the file, else those of a stream in it: those get past the container.</summary>
    internal byte[] Mutate(byte[] file)
    {
        if (random.Next(2) == 0)
        {
            return MutateBytes([.. file]);
        }

        var root = CompoundFile.Read(file);
        for (var i = random.Next(1, 4); i > 0 && root.Streams.Count > 0; i--)
        {
            var name = root.Streams.Keys.ElementAt(random.Next(root.Streams.Count));
            if (random.Next(20) == 0)
            {
                root.Streams.Remove(name);
            }
            else
            {
                root.Streams[name] = MutateBytes([.. root.Streams[name]]);
            }
        }

        return CompoundFile.Write(root);
    }

    private byte[] MutateBytes(byte[] bytes)
    {
        for (var i = random.Next(1, 5); i > 0 && bytes.Length > 0; i--)
        {
            bytes = MutateOnce(bytes);
        }

        return bytes;
    }

    /// <summary>Often near an end: a container begins with its header and ends with directory and allocation table.</summary>
    private int Position(int length) => random.Next(3) switch
    {
        0 => random.Next(Math.Min(length, 160)),
        1 => length - 1 - random.Next(Math.Min(length, 6000)),
        _ => random.Next(length),
    };

    private byte[] MutateOnce(byte[] bytes)
    {
        var at = Position(bytes.Length);
        switch (random.Next(10))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes, .. bytes[at..]];
            case 2:
                var to = random.Next(bytes.Length);
                bytes.AsSpan(at, Math.Min(random.Next(1, 600), bytes.Length - Math.Max(at, to))).ToArray().CopyTo(bytes, to);
                return bytes;
            case 3:
                bytes.AsSpan(at, Math.Min(random.Next(1, 600), bytes.Length - at)).Fill((byte)(random.Next(2) * 0xFF));
                return bytes;
            case 4 or 5:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 6:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            default:
                var value = BitConverter.GetBytes(Interesting[random.Next(Interesting.Length)]);
                value.AsSpan(0, Math.Min(random.Next(2) == 0 ? 2 : 4, bytes.Length - (at & ~1))).CopyTo(bytes.AsSpan(at & ~1));
                return bytes;
        }
    }
}
