using System;
using System.IO;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Planning;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli;

/// <summary>Which exceptions are answers to the user, and with which exit code. Any other is a defect and ends the program with its trace.</summary>
internal static class Failures
{
    public static int Report(TextWriter error, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (InterruptedException exception)
        {
            error.Say(Text.Of(exception));
            return exception.ExitCode;
        }
        catch (Exception exception) when (CodeOf(exception) is { } code)
        {
            error.Say(FileProblem.IsFullStandardOutput(exception) ? $"standard output cannot be written: the disk is full" : Text.Of(exception));
            return code;
        }
    }

    /// <summary>The exit code of an answer, or null for a defect.</summary>
    public static int? CodeOf(Exception exception) => exception switch
    {
        RetryLaterException or TransactionBusyException or UserUnreachableException { Reason: UnreachableReason.Busy } => ExitCode.TryLater,
        UsageException or ConfigurationException or InstallerDatabaseException or TransformException => ExitCode.Invalid,
        PlanException or PlaceholderException or DamagedProfileException => ExitCode.Failed,
        TransactionException or HiveException => ExitCode.Failed,
        IOException or UnauthorizedAccessException or OutputException => ExitCode.Failed,
        _ => null,
    };
}
