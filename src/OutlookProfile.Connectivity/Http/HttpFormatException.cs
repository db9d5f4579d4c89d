using System.IO;

namespace OutlookProfile.Connectivity.Http;

/// <summary>The other side sends what HTTP does not allow, or more than is taken.</summary>
internal sealed class HttpFormatException(Text text) : IOException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
