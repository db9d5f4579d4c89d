using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Planning;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Installation;

/// <summary>How a run ended for one user.</summary>
public enum UserOutcome
{
    /// <summary>The profile was written.</summary>
    Written,

    /// <summary>Everything was there already.</summary>
    Unchanged,

    /// <summary>What was there before the first installation is there again.</summary>
    Removed,

    /// <summary>No account has the SID any more.</summary>
    Gone,

    /// <summary>The user has no registry hive on this machine.</summary>
    HiveMissing,

    /// <summary>Outlook runs, or the hive is open elsewhere: later it will go.</summary>
    Busy,

    /// <summary>The hive, the profile in it or our own record is damaged.</summary>
    Damaged,

    /// <summary>Anything else went wrong.</summary>
    Failed,
}

/// <summary>What a run did for one user.</summary>
/// <param name="Scope">The user's SID.</param>
/// <param name="Message">A sentence for the log, without the user.</param>
public sealed record UserRun(string Scope, UserOutcome Outcome, Text Message)
{
    /// <summary>What the configuration wants and this user may not write, a sentence for each version of Outlook.</summary>
    public IReadOnlyList<Text> NotWritten { get; init; } = [];

    /// <summary>What is to go and this user may not change, a sentence for the last lines of the run.</summary>
    public IReadOnlyList<Text> NotRemoved { get; init; } = [];

    /// <summary>Whether the run did what it was asked to.</summary>
    public bool Reached => Outcome is UserOutcome.Written or UserOutcome.Unchanged or UserOutcome.Removed;

    /// <summary>Whether there is nobody to do it for, so that nobody waits for it either.</summary>
    public bool HasNobody => Outcome is UserOutcome.Gone or UserOutcome.HiveMissing;

    /// <summary>What a failure says about one user, or null when it says something about the whole run.</summary>
    public static UserOutcome? OutcomeOf(Exception exception) => exception switch
    {
        TransactionException { InnerException: { } cause } => OutcomeOf(cause) ?? UserOutcome.Failed,
        TransactionException => UserOutcome.Failed,
        UserUnreachableException unreachable => unreachable.Reason switch
        {
            UnreachableReason.Gone => UserOutcome.Gone,
            UnreachableReason.HiveMissing => UserOutcome.HiveMissing,
            UnreachableReason.Busy => UserOutcome.Busy,
            _ => UserOutcome.Damaged,
        },
        RetryLaterException or TransactionBusyException => UserOutcome.Busy,
        DamagedProfileException or JournalException => UserOutcome.Damaged,
        PlanException or PlaceholderException or Win32Exception or IOException or UnauthorizedAccessException => UserOutcome.Failed,
        _ => null,
    };
}
