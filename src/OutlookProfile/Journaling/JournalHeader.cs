using System;

namespace OutlookProfile.Journaling;

/// <summary>What a journal says about its run.</summary>
/// <param name="TransactionId">Made by whoever begins the run, and handed to those who finish it; the journals of all scopes of a run share it.</param>
/// <param name="Scope">Whose registry: a user's SID, <see cref="CurrentUser"/> or <see cref="Machine"/>. Letters, digits, hyphens and dots.</param>
public sealed record JournalHeader(Guid TransactionId, TransactionKind Kind, RunOrigin Origin, string Scope, DateTime StartedUtc, int ProcessId)
{
    /// <summary>HKEY_CURRENT_USER of whoever owns the journal folder.</summary>
    public const string CurrentUser = "user";

    /// <summary>HKEY_LOCAL_MACHINE.</summary>
    public const string Machine = "machine";

    private static readonly int ThisProcessId = GetThisProcessId();

    /// <summary>A scope for people: a SID as it is.</summary>
    public static Text InWords(string scope) => scope switch
    {
        CurrentUser => $"user",
        Machine => $"machine",
        _ => Text.Verbatim(scope),
    };

    /// <summary>A header of this process and moment.</summary>
    /// <exception cref="ArgumentException">The scope has other characters, or none.</exception>
    public static JournalHeader Create(Guid transactionId, TransactionKind kind, RunOrigin origin, string scope)
    {
        if (!IsScope(scope))
        {
            throw new ArgumentException($"'{scope}' is no scope: a SID, '{CurrentUser}' or '{Machine}' is expected.", nameof(scope));
        }

        return new JournalHeader(transactionId, kind, origin, scope, DateTime.UtcNow, ThisProcessId);
    }

    private static int GetThisProcessId()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Id;
#endif
    }

    /// <summary>A scope is a part of file names.</summary>
    internal static bool IsScope(string scope)
    {
        foreach (var c in scope)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.'))
            {
                return false;
            }
        }

        return scope.Length is > 0 and <= 190 && scope[0] != '.' && scope[scope.Length - 1] != '.';
    }
}

/// <summary>What a transaction does.</summary>
public enum TransactionKind : byte
{
    /// <summary>Writes a profile.</summary>
    Write = 1,

    /// <summary>Puts back what was there before the profile was written.</summary>
    Removal = 2,
}

/// <summary>Who runs a transaction, which decides when it counts as dead.</summary>
public enum RunOrigin : byte
{
    /// <summary>Windows Installer: one transaction spans the processes of several actions.</summary>
    Installer = 1,

    /// <summary>The command line: begun and ended within one process, which holds the folder's lock.</summary>
    Tool = 2,
}
