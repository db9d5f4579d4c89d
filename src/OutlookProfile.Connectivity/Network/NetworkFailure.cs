using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Which exceptions say something about the other side rather than about this program.</summary>
internal static class NetworkFailure
{
    /// <summary>Refused, cut off, not what the protocol allows, no common TLS, or a certificate that cannot be read.</summary>
    public static bool Is(Exception exception) => exception is IOException or SocketException or AuthenticationException or CryptographicException;

    /// <summary>The same, or no answer in time.</summary>
    public static bool IsOrSilence(Exception exception) => Is(exception) || exception is OperationCanceledException;
}
