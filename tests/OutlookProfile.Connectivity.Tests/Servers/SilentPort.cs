using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>A port that drops what arrives, as behind a firewall: a listener whose queue is full, so that Linux ignores every SYN.</summary>
internal sealed class SilentPort : IDisposable
{
    private static readonly TimeSpan Accepted = TimeSpan.FromMilliseconds(300);

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> clients = [];

    public SilentPort()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        while (IsAnswered())
        {
        }
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndPoint!;

    public void Dispose()
    {
        clients.ForEach(client => client.Dispose());
        listener.Dispose();
    }

    /// <summary>Asks the system itself: the thread pool of a busy test run would be late.</summary>
    private bool IsAnswered()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        clients.Add(client);
        try
        {
            client.Connect(Address);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            return client.Poll(Accepted, SelectMode.SelectWrite);
        }
    }
}
