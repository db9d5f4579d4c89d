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

    /// <summary>Between the question and the program's start somebody else may take the port.</summary>
    private const int Attempts = 5;

    public static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts a program that listens.</summary>
    /// <param name="program">How to start it for a port.</param>
    /// <returns>It takes connections at the address.</returns>
    public static (Process Process, IPEndPoint Address) Start(Func<int, ProcessStartInfo> program)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Next();
            var start = program(port);
            start.RedirectStandardError = true;
            var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
            if (Listens(port, process))
            {
                return (process, new IPEndPoint(IPAddress.Loopback, port));
            }

            var error = process.StandardError.ReadToEnd();
            process.Dispose();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"{start.FileName} has ended: {error}");
            }
        }
    }

    /// <returns>False when the program has ended instead.</returns>
    private static bool Listens(int port, Process process)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; Thread.Sleep(20))
        {
            if (process.HasExited)
            {
                return false;
            }

            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        process.Kill();
        return false;
    }
}
