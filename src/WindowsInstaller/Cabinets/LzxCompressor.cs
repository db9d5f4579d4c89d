using System;
using System.Collections.Generic;
using System.Numerics;

namespace WindowsInstaller.Cabinets;

/// <summary>
/// LZX as cabinets hold it (MS-PATCH 2; the cabinet's own terms: MS-CAB 2.3, window size in the folder). Each block has Huffman codes
/// of its own for literals and matches; frames of 32 KB end on a word, and no match crosses their ends.
/// </summary>
internal sealed class LzxCompressor
{
    private const int ShortestMatch = 2;
    private const int LongestMatch = 257;
    private const int Literals = 256;

    /// <summary>Lengths that the main symbol itself says, and one for all that are longer.</summary>
    private const int LengthHeaders = 8;

    private const int LengthSymbols = LongestMatch - ShortestMatch - LengthHeaders + 2;
    private const int AlignedSymbols = 8;
    private const int VerbatimBlock = 1;
    private const int AlignedBlock = 2;

    /// <summary>Small enough for codes that fit their content, large enough to pay for them.</summary>
    private const int BlockSize = 2 * CabinetWriter.FrameSize;

    /// <summary>Of three bytes: farther ones cost more than literals do.</summary>
    private const int FarthestShortMatch = 1 << 14;

    private static readonly int[] FooterBits = [.. FooterBitsOfSlots()];
    private static readonly int[] FirstPosition = [.. FirstPositionsOfSlots()];

    private readonly byte[] content;
    private readonly MatchFinder finder;
    private readonly LzxBitWriter writer = new();
    private readonly byte[] mainLengths;
    private readonly byte[] lengthLengths = new byte[LengthSymbols];
    private readonly int[] repeated = [1, 1, 1];
    private readonly int slots;

    public LzxCompressor(byte[] content)
    {
        this.content = CallTranslation.Apply(content, content.Length);
        WindowBits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, content.Length - 1)) + 1, 15, 21);
        slots = WindowBits switch { 20 => 42, 21 => 50, _ => WindowBits * 2 };
        mainLengths = new byte[Literals + (slots * LengthHeaders)];
        finder = new MatchFinder(this.content, (1 << WindowBits) - 3);
    }

    /// <summary>The window is two to the power of this; decoders have to know it.</summary>
    public int WindowBits { get; }

    /// <summary>The frames, in order.</summary>
    public IReadOnlyList<byte[]> Compress()
    {
        // Calls are translated, and for a content of this length.
        writer.Write(1, 1);
        writer.Write((uint)content.Length, 32);
        for (var start = 0; start < content.Length; start += BlockSize)
        {
            var end = Math.Min(start + BlockSize, content.Length);
            WriteBlock([.. Parse(start, end)], end - start);
        }

        return writer.Frames;
    }

    /// <summary>What a block is made of: at each position a literal or the better of the matches there, looking one position ahead.</summary>
    private IEnumerable<Token> Parse(int start, int end)
    {
        var position = start;
        var match = Best(position, end);
        while (position < end)
        {
            var next = position + 1 < end ? Best(position + 1, end) : default;
            if (match.Score == 0 || next.Score > match.Score)
            {
                yield return Token.Literal(content[position]);
                position++;
                match = next;
            }
            else
            {
                yield return TokenFor(match);
                position += match.Length;
                match = position < end ? Best(position, end) : default;
            }
        }
    }

    private Match Best(int position, int end)
    {
        var frameEnd = ((position / CabinetWriter.FrameSize) + 1) * CabinetWriter.FrameSize;
        var longest = Math.Min(LongestMatch, Math.Min(end, frameEnd) - position);
        var (length, distance) = finder.Find(position, longest);
        var best = length == 0 || (length == 3 && distance > FarthestShortMatch)
            ? default
            : new Match(length, distance, length + (distance < 4096 ? 1 : 0) + (distance < 256 ? 1 : 0));
        foreach (var again in repeated)
        {
            if (again <= position && finder.Common(position - again, position, longest) is >= ShortestMatch and var common && common + 3 > best.Score)
            {
                best = new Match(common, again, common + 3);
            }
        }

        return best;
    }

    /// <summary>Distances that were used lately have names of their own (MS-PATCH 2.5).</summary>
    private Token TokenFor(Match match)
    {
        var position = Array.IndexOf(repeated, match.Distance);
        switch (position)
        {
            case 0:
                break;
            case > 0:
                (repeated[0], repeated[position]) = (repeated[position], repeated[0]);
                break;
            default:
                (repeated[2], repeated[1], repeated[0]) = (repeated[1], repeated[0], match.Distance);
                position = match.Distance + 2;
                break;
        }

        var slot = Array.BinarySearch(FirstPosition, position);
        slot = slot < 0 ? ~slot - 1 : slot;
        var header = Math.Min(match.Length - ShortestMatch, LengthHeaders - 1);
        var length = header == LengthHeaders - 1 ? match.Length - ShortestMatch - header : -1;
        return new Token(Literals + (slot * LengthHeaders) + header, length, FooterBits[slot], position - FirstPosition[slot], match.Length);
    }

    private void WriteBlock(IReadOnlyList<Token> tokens, int size)
    {
        var (mains, lengths, aligned) = (new int[mainLengths.Length], new int[LengthSymbols], new int[AlignedSymbols]);
        foreach (var token in tokens)
        {
            mains[token.Main]++;
            if (token.Length >= 0)
            {
                lengths[token.Length]++;
            }

            if (token.FooterBits >= 3)
            {
                aligned[token.Footer & 7]++;
            }
        }

        var (main, length, low) = (PrefixCode.For(mains, 16), PrefixCode.For(lengths, 16), PrefixCode.For(aligned, 7));
        var isAligned = Saves(aligned, low);
        writer.Write((uint)(isAligned ? AlignedBlock : VerbatimBlock), 3);
        writer.Write((uint)size, 24);
        if (isAligned)
        {
            foreach (var bits in low.Lengths)
            {
                writer.Write(bits, 3);
            }
        }

        LzxCodeLengths.Write(writer, mainLengths.AsSpan(..Literals), main.Lengths.AsSpan(..Literals));
        LzxCodeLengths.Write(writer, mainLengths.AsSpan(Literals..), main.Lengths.AsSpan(Literals..));
        LzxCodeLengths.Write(writer, lengthLengths, length.Lengths);

        var written = 0;
        foreach (var token in tokens)
        {
            main.Write(writer, token.Main);
            if (token.Length >= 0)
            {
                length.Write(writer, token.Length);
            }

            if (isAligned && token.FooterBits >= 3)
            {
                writer.Write((uint)token.Footer >> 3, token.FooterBits - 3);
                low.Write(writer, token.Footer & 7);
            }
            else
            {
                writer.Write((uint)token.Footer, token.FooterBits);
            }

            // A block begins with a frame.
            written += token.Bytes;
            if (written % CabinetWriter.FrameSize == 0 || written == size)
            {
                writer.EndFrame();
            }
        }
    }

    /// <summary>Whether a code for the lowest three bits of distances saves more than the 24 bits that it takes.</summary>
    private static bool Saves(int[] occurrences, PrefixCode code)
    {
        var saved = 0;
        for (var symbol = 0; symbol < occurrences.Length; symbol++)
        {
            saved += occurrences[symbol] * (3 - code.Lengths[symbol]);
        }

        return saved > 3 * AlignedSymbols;
    }

    /// <summary>A slot's positions differ in these bits: none in the first four, then one more for every second slot, up to 17.</summary>
    private static IEnumerable<int> FooterBitsOfSlots()
    {
        for (var slot = 0; slot < 50; slot++)
        {
            yield return Math.Clamp((slot / 2) - 1, 0, 17);
        }
    }

    private static IEnumerable<int> FirstPositionsOfSlots()
    {
        var position = 0;
        foreach (var bits in FooterBits)
        {
            yield return position;
            position += 1 << bits;
        }
    }

    /// <param name="Score">The bytes that it stands for, and more for what is short to write; 0 for none.</param>
    private readonly record struct Match(int Length, int Distance, int Score);

    /// <summary>A literal, or a match.</summary>
    /// <param name="Main">The symbol of the main code.</param>
    /// <param name="Length">The symbol of the length code; -1 without.</param>
    /// <param name="Footer">The place within the slot of the distance.</param>
    /// <param name="Bytes">Of the content.</param>
    private readonly record struct Token(int Main, int Length, int FooterBits, int Footer, int Bytes)
    {
        public static Token Literal(byte value) => new(value, -1, 0, 0, 1);
    }
}
