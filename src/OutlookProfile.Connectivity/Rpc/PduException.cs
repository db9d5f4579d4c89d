using System.IO;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>Bytes that are no PDU, or not the one that the protocol allows here.</summary>
internal sealed class PduException(Text text) : IOException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
