using System;
using System.Collections.Generic;
using OutlookProfile.Journaling;

namespace OutlookProfile.Transactions;

/// <summary>
/// The scopes in which a run has been begun and neither been committed nor restored, as the journals say: read once for a run
/// over many users, whose own journals come to lie in the same folder.
/// </summary>
public sealed class ScopesWithJournal
{
    private readonly Dictionary<string, string> journals = new(StringComparer.OrdinalIgnoreCase);

    private ScopesWithJournal()
    {
    }

    /// <summary>What the store holds now. The caller holds the folder's lock.</summary>
    public static ScopesWithJournal Read(IJournalStore store)
    {
        var scopes = new ScopesWithJournal();
        foreach (var name in store.List())
        {
            if (Journal.ScopeOf(name) is { } scope)
            {
                scopes.journals[scope] = name;
            }
        }

        return scopes;
    }

    /// <exception cref="TransactionBusyException">Another run in this scope has neither been committed nor restored yet.</exception>
    internal void RequireNone(string scope)
    {
        if (journals.TryGetValue(scope, out var other))
        {
            throw new TransactionBusyException($"An earlier run in '{JournalHeader.InWords(scope)}' has to be restored before another one can begin; its journal is {other}.");
        }
    }

    internal void Add(JournalHeader header) => journals[header.Scope] = Journal.NameOf(header.TransactionId, header.Scope);
}
