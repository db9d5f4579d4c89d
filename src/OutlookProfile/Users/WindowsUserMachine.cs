using System;
using System.Collections.Generic;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>This machine.</summary>
public sealed class WindowsUserMachine : IUserMachine, IDisposable
{
    private readonly WindowsRegistry localMachine = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);

    public IRegistry LocalMachine => localMachine;

    public UserAccount? FindAccount(string sid) => AccountNames.Find(sid);

    public IReadOnlyDictionary<DirectoryAttribute, string> AskDirectory(UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes) => WindowsDirectory.Ask(account, attributes);

    public bool AnsiHolds(string text) => AnsiCodePage.Holds(text);

    public bool IsLoaded(string name) => WindowsRegistry.IsUserHiveLoaded(name);

    public IRegistry Hive(string name) => WindowsRegistry.ForUserHive(name);

    public bool HiveFileExists(string file) => HiveMount.FileExists(file);

    public IDisposable Load(string name, string file) => HiveMount.Load(name, file);

    public IDisposable TakeOver(string name, string file) => HiveMount.TakeOver(name, file);

    /// <summary>Closes the machine's keys that are open; a later call opens them again.</summary>
    public void Dispose() => localMachine.Dispose();
}
