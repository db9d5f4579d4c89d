using System;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>This machine.</summary>
public sealed class WindowsUserMachine : IUserMachine
{
    public IRegistry LocalMachine { get; } = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);

    public UserAccount? FindAccount(string sid) => AccountNames.Find(sid);

    public bool IsLoaded(string name) => WindowsRegistry.ForUserHive(name).KeyExists("");

    public IRegistry Hive(string name) => WindowsRegistry.ForUserHive(name);

    public IDisposable Load(string name, string file) => HiveMount.Load(name, file);
}
