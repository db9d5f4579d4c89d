using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Machine;

/// <summary>A single user out of all those of the machine.</summary>
/// <exception cref="UsageException">The machine has no such user.</exception>
internal sealed class OneUser(IUsers users, string sid) : IUsers
{
    public IReadOnlyList<string> Scopes { get; } =
        users.Knows(sid) ? [sid] : throw new UsageException($"{sid} is no user of this machine, expected one of {string.Join(", ", users.Scopes.Take(20))}");

    public bool IsAbout(string scope) => scope == sid;

    // Journals of other users that a dead run left must be restorable too.
    public bool Knows(string scope) => users.Knows(scope);

    public bool IsLoaded(string scope) => users.IsLoaded(scope);

    public UserAccount? FindAccount(string scope) => users.FindAccount(scope);

    public IRegistry OpenHive(string scope) => users.OpenHive(scope);

    public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked) => users.Open(scope, asked);
}
