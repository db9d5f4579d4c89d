using System.Text;

namespace OutlookProfile.Tests;

/// <summary>Windows' code pages as .NET has them.</summary>
internal static class CodePage
{
    public static bool Holds(int codePage, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            // .NET, too, replaces by what looks alike; only what comes back as it went is there.
            return encoding.GetString(encoding.GetBytes(text)) == text;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
