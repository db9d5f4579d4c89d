using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Tests.Local;
using OutlookProfile.Registry;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>What is found on a Windows machine beside the network.</summary>
internal static class MachineSituations
{
    private const string Area = "This machine";
    private const string Policies = @"Software\Policies\Microsoft\Office\16.0\Outlook";
    private const string Internet = @"Software\Microsoft\Windows\CurrentVersion\Internet Settings";

    public static IEnumerable<Situation> All =>
    [
        new(Area, "Outlook is there, the profile is not yet", With(_ => { }), FindingKinds.LocalOutlook, FindingKinds.LocalNoProfile) { Passes = true, Never = [FindingKinds.LocalPolicy, FindingKinds.LocalRunning, FindingKinds.LocalJournal, FindingKinds.LocalWebProxy, FindingKinds.LocalUnreadable, FindingKinds.LocalNotWindows] },
        new(Area, "No Outlook is there", With(machine => machine.Outlooks.Clear()), FindingKinds.LocalNoOutlook),
        new(Area, "The profile is there and as configured", Installed(_ => { }), FindingKinds.LocalProfile) { Never = [FindingKinds.LocalNoProfile, FindingKinds.LocalProfileDiffers] },
        new(Area, "The profile was changed", Installed(machine => machine.Hive.SetValue(@"Software\Microsoft\Office\16.0\Outlook", RegistryValue.String("DefaultProfile", "Mine"))), FindingKinds.LocalProfileDiffers) { Says = ["DefaultProfile", "outlookprofile verify"] },
        new(Area, "A policy names another proxy", Policy(@"\RPC", RegistryValue.ExpandString("ProxyServerName", "other.example.test")), FindingKinds.LocalPolicy) { Says = ["ProxyServerName is other.example.test and beats http.proxy"] },
        new(Area, "A policy sets another authentication", Policy(@"\RPC", RegistryValue.DWord("ProxyAuthenticationService", 2)), FindingKinds.LocalPolicy) { Says = ["beats http.authentication"] },
        new(Area, "A policy switches HTTP off", Policy(@"\RPC", RegistryValue.DWord("ProxyServerFlags", 0)), FindingKinds.LocalPolicy) { Says = ["beats http.enabled"] },
        new(Area, "A policy keeps Outlook from Autodiscover", Policy(@"\AutoDiscover", RegistryValue.DWord("ExcludeHttpsAutodiscoverDomain", 1)), FindingKinds.LocalPolicy) { Says = ["keeps Outlook from one of the places"] },
        new(Area, "A policy lets Outlook make its own profile", Policy(@"\AutoDiscover", RegistryValue.DWord("ZeroConfigExchange", 1)), FindingKinds.LocalPolicy) { Says = ["make a profile of its own"] },
        new(Area, "A policy forbids the local copy", Policy(@"\OST", RegistryValue.DWord("NoOST", 2)), FindingKinds.LocalPolicy) { Says = ["cachedMode.enabled"] },
        new(Area, "Outlook is running", With(machine => machine.OutlookRuns = true), FindingKinds.LocalRunning) { Passes = true },
        new(Area, "An earlier run was cut off", With(machine => machine.Journals.Replace("0123.S-1-5-21-1-2-3-1001.journal", [1])), FindingKinds.LocalJournal) { Says = ["not repaired yet"] },
        new(Area, "An earlier run could not put everything back", With(machine => machine.Journals.Replace("0123.S-1-5-21-1-2-3-1001.journal.unrestored", [1])), FindingKinds.LocalJournal) { Says = ["was put aside"] },
        new(Area, "The machine reaches the web through a proxy", WebProxy("ProxyServer", "user:secret@squid.example.test:3128"), FindingKinds.LocalWebProxy) { Says = ["through squid.example.test:3128"] },
        new(Area, "The machine finds its web proxy by a script", WebProxy("AutoConfigURL", "http://wpad.example.test/wpad.dat"), FindingKinds.LocalWebProxy) { Says = ["wpad.example.test"] },
        new(Area, "The machine cannot be read", Unreadable, FindingKinds.LocalUnreadable) { Says = ["access is denied"] },
    ];

    private static Func<Scene, Task> With(Action<OneUserMachine> change) => scene =>
    {
        var machine = new OneUserMachine();
        change(machine);
        scene.Machine = machine.Open;
        return scene.ServeMailAsync();
    };

    private static Func<Scene, Task> Installed(Action<OneUserMachine> change) => scene =>
    {
        var machine = new OneUserMachine();
        machine.Install(scene.Configuration);
        change(machine);
        scene.Machine = machine.Open;
        return scene.ServeMailAsync();
    };

    private static Func<Scene, Task> Policy(string key, RegistryValue value) => With(machine => machine.Hive.SetValue(Policies + key, value));

    private static Func<Scene, Task> WebProxy(string name, string value) => With(machine =>
    {
        machine.Hive.SetValue(Internet, RegistryValue.DWord("ProxyEnable", name == "ProxyServer" ? 1u : 0u));
        machine.Hive.SetValue(Internet, RegistryValue.String(name, value));
    });

    private static Task Unreadable(Scene scene)
    {
        scene.Machine = () => throw new IOException("The folder cannot be opened: access is denied.");
        return scene.ServeMailAsync();
    }
}
