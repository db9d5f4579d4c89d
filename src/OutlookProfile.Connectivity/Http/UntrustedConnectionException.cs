using System.IO;

namespace OutlookProfile.Connectivity.Http;

/// <summary>No password goes over a connection whose own certificate is not trusted, whatever an earlier one had.</summary>
internal sealed class UntrustedConnectionException() : IOException(Said.ToString()), ITextException
{
    private static readonly Text Said = $"the certificate of this connection is not trusted, unlike an earlier one of the same name; the password was not sent";

    public Text Text => Said;
}
