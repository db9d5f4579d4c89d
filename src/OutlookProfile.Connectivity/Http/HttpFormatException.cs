using System.IO;

namespace OutlookProfile.Connectivity.Http;

/// <summary>The other side sends what HTTP does not allow, or more than is taken.</summary>
internal sealed class HttpFormatException(string message) : IOException(message);
