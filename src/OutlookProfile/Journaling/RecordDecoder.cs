using System;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>
/// Reads what <see cref="RecordEncoder"/> wrote from a part of a file, and trusts none of it: every length is checked
/// against what is left before anything is allocated.
/// </summary>
internal sealed class RecordDecoder
{
    private readonly string file;
    private readonly byte[] buffer;
    private readonly int end;

    /// <param name="file">The file's name, for messages.</param>
    public RecordDecoder(string file, byte[] buffer, int offset, int count)
    {
        this.file = file;
        this.buffer = buffer;
        Position = offset;
        end = offset + count;
    }

    /// <summary>The place in the file.</summary>
    public int Position { get; private set; }

    public int Left => end - Position;

    public byte Byte()
    {
        Require(1);
        return buffer[Position++];
    }

    public uint UInt32()
    {
        Require(4);
        var value = (uint)(buffer[Position] | buffer[Position + 1] << 8 | buffer[Position + 2] << 16 | buffer[Position + 3] << 24);
        Position += 4;
        return value;
    }

    public long Int64() => UInt32() | (long)UInt32() << 32;

    public byte[] Raw(int count)
    {
        Require(count);
        var bytes = new byte[count];
        Buffer.BlockCopy(buffer, Position, bytes, 0, count);
        Position += count;
        return bytes;
    }

    public byte[] Bytes() => Raw(Length());

    public byte[]? OptionalBytes() => Present() ? Bytes() : null;

    public string Text()
    {
        var length = Length();
        if (length % 2 != 0)
        {
            throw Damage($"a text has an odd number of bytes");
        }

        var text = Utf16.GetString(buffer, Position, length);
        Position += length;
        return text;
    }

    public string Key()
    {
        var key = Text();
        return RegistryPath.IsValid(key) && key.Length > 0 ? key : throw Damage($"a registry key is malformed");
    }

    public string Path()
    {
        var path = Text();
        return path.Length > 0 && path.IndexOf('\0') < 0 ? path : throw Damage($"a file path is malformed");
    }

    public RegistryValue Value()
    {
        var name = Text();
        var type = (RegistryValueType)UInt32();
        return new RegistryValue(name, type, Bytes());
    }

    /// <summary>A value, or null for none, of a given name in any spelling.</summary>
    public RegistryValue? OptionalValue(string name)
    {
        if (!Present())
        {
            return null;
        }

        var value = Value();
        return string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase)
            ? value
            : throw Damage($"a value has another name than the record that holds it");
    }

    /// <summary>How many records follow, each of which takes at least the given number of bytes.</summary>
    public int Count(int leastBytesEach)
    {
        var count = UInt32();
        return count <= Left / leastBytesEach ? (int)count : throw Damage($"{count} records cannot be in {Left} bytes");
    }

    public JournalException Damage(Text problem) => new(file, Position, problem);

    public void ExpectEnd()
    {
        if (Left != 0)
        {
            throw Damage($"{Left} bytes are left over behind the last record");
        }
    }

    private bool Present() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw Damage($"{other} was found where 0 or 1 is expected"),
    };

    private int Length()
    {
        var length = UInt32();
        return length <= Left ? (int)length : throw Damage($"a length of {length} bytes goes beyond the {Left} that are left");
    }

    private void Require(int count)
    {
        if (count > Left)
        {
            throw Damage($"{count} bytes are expected where {Left} are left");
        }
    }
}
