using System;
using System.Text;

namespace WindowsInstaller.Database;

/// <summary>The encodings of Windows code pages, strict in both directions: what cannot be converted throws, nothing turns into "?".</summary>
internal static class TextEncoding
{
    internal const int Neutral = 0;

    /// <summary>How text of a neutral database is read: such files hold ASCII, or what the author's machine had, mostly this.</summary>
    private const int WesternEuropean = 1252;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static Encoding ForReading(int codePage) => ForWriting(codePage == Neutral ? WesternEuropean : codePage);

    /// <exception cref="InstallerDatabaseException">There is no such code page.</exception>
    internal static Encoding ForWriting(int codePage)
    {
        try
        {
            var encoding = codePage == Neutral
                ? Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                : Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            if (encoding.GetByteCount("A") == 1)
            {
                return encoding;
            }
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new InstallerDatabaseException($"Code page {codePage} is unknown.", unknown);
        }

        throw new InstallerDatabaseException($"Code page {codePage} is no code page for installer databases: use an ANSI code page, or 65001 for UTF-8.");
    }

    internal static Text Describe(int codePage) => codePage == Neutral ? (Text)$"the neutral code page 0 (ASCII)" : $"code page {codePage}";
}
