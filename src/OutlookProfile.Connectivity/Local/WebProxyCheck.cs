using System;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Registry;

namespace OutlookProfile.Connectivity.Local;

/// <summary>Outlook goes through the system's web proxy; the check connects directly, and says so when there is one.</summary>
internal sealed class WebProxyCheck(FindingLog log)
{
    private const string Key = @"Software\Microsoft\Windows\CurrentVersion\Internet Settings";

    public void Run(IRegistry hive)
    {
        if (hive.GetValue(Key, "ProxyEnable")?.AsDWord() is > 0 && hive.GetValue(Key, "ProxyServer")?.AsText() is { Length: > 0 } server)
        {
            Report(server);
        }
        else if (hive.GetValue(Key, "AutoConfigURL")?.AsText() is { Length: > 0 } script)
        {
            Report(script);
        }
    }

    public void RunForEnvironment()
    {
        if ((Environment.GetEnvironmentVariable("HTTPS_PROXY") ?? Environment.GetEnvironmentVariable("https_proxy")) is { Length: > 0 } server)
        {
            Report(server);
        }
    }

    /// <summary>A name and password may stand before the @: they are nobody's business.</summary>
    private void Report(string server) => log.Add(
        FindingKinds.LocalWebProxy,
        "localhost",
        $"This machine is told to reach the web through {Foreign.Text(server[(server.LastIndexOf('@') + 1)..])}, and so is Outlook; the check connects directly.",
        $"If ports are reported as silent, ask whether this network lets machines out through the web proxy only.");
}
