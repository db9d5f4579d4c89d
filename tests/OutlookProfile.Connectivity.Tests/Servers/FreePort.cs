using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Ports for servers that are other programs, which cannot be asked which one they took.</summary>
internal static class FreePort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Returns when the program takes connections.</summary>
    public static void AwaitListener(int port, Process process)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; Thread.Sleep(20))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} has ended: {process.StandardError.ReadToEnd()}");
            }

            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"{process.StartInfo.FileName} takes no connections.");
    }
}
