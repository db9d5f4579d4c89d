using System;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Local;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity;

/// <summary>
/// Will a configuration reach the mailbox from here? Steps that do not need each other run side by side; a password goes over
/// trusted TLS only. Changes nothing, here or there.
/// </summary>
/// <param name="roots">Trust these roots and no others; null for those of this machine.</param>
/// <param name="openMachine">Opens what this machine has of Outlook and of this product; null where there is no Windows.</param>
public sealed class ConnectivityCheck(INames names, IDialer dialer, X509Certificate2Collection? roots, Func<LocalMachine>? openMachine)
{
    /// <summary>On this machine and its network.</summary>
    public static ConnectivityCheck OnThisMachine() =>
        new(DnsNames.OfThisMachine(), new TcpDialer(), null, OperatingSystem.IsWindows() ? LocalMachine.OfCurrentUser : null);

    /// <param name="seen">Told each finding as it comes, one at a time.</param>
    /// <returns>At the latest when <see cref="CheckRequest.Timeout"/> is over.</returns>
    public async Task<CheckReport> RunAsync(CheckRequest request, Action<Finding>? seen, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var log = new FindingLog(seen);
        var limit = new TimeLimit(request.Timeout);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limit.UntilCancelled);
        var steps = new CheckSteps(request, names, dialer, roots, openMachine, log, limit);
        var work = Task.Run(() => steps.RunAsync(time.Token), CancellationToken.None);
        byte[]? response = null;
        try
        {
            response = await work.WaitAsync(request.Timeout, cancellation);
        }
        catch (TimeoutException)
        {
            // A step that cannot be interrupted, such as a look into a registry that hangs, is left behind.
            _ = work.ContinueWith(static task => task.Exception, TaskScheduler.Default);
        }

        cancellation.ThrowIfCancellationRequested();
        if (time.IsCancellationRequested)
        {
            log.Add(FindingKinds.TimeUp, "check", $"The {request.Timeout.TotalSeconds:0} seconds were over before everything was tried.", $"Look at what did not answer, or give more time with --timeout.");
        }

        return new CheckReport(request, log.InOrder(), watch.Elapsed, response);
    }
}
