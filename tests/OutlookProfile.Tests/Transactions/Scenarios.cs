using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;

namespace OutlookProfile.Tests.Transactions;

/// <summary>One run on one machine, to be broken at every write.</summary>
/// <param name="Prepare">Makes the machine as it is before the run.</param>
/// <param name="Run">The run, with its writes going through the injector.</param>
internal sealed record Scenario(string Name, Func<World> Prepare, Action<World, FaultInjector> Run)
{
    public override string ToString() => Name;
}

/// <summary>What happens to profiles in real life.</summary>
internal static class Scenarios
{
    public const string Profiles = @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles";

    private const string Ours = Profiles + @"\Corporate Mail";
    private const string Section = Ours + @"\13dbb0c8aa05101a9bb000aa002fc45a";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("fresh profile", BareMachine, (world, faults) => world.Install(Write("one"), faults)),
        new("update of a profile made by hand", HandMade, (world, faults) => world.Install(Write("one"), faults)),
        new("replacement of a profile made by hand", HandMade, (world, faults) => world.Install(Replace("one"), faults)),
        new("second installation with another configuration", () => Installed(HandMade, Write("one")), (world, faults) => world.Install(Write("two"), faults)),
        new("another configuration that wants less", () => Installed(HandMade, Write("one")), (world, faults) => world.Install(Less, faults)),
        new("another configuration that wants less of a replaced profile", () => Installed(HandMade, Replace("one")), (world, faults) => world.Install(Less with { OwnKeys = [Ours] }, faults)),
        new("another configuration that updates what was replaced", () => Installed(HandMade, Replace("one")), (world, faults) => world.Install(Write("two"), faults)),
        new("another configuration that replaces once more", () => Installed(HandMade, Replace("one")), (world, faults) => world.Install(Replace("two"), faults)),
        new("replacement over our own profile", () => Installed(HandMade, Write("one")), (world, faults) => world.Install(Replace("two"), faults)),
        new("repair of a profile that the user has changed", ChangedByUser, (world, faults) => world.Install(Write("one"), faults)),
        new("removal of a fresh profile", () => Installed(BareMachine, Write("one")), (world, faults) => world.Uninstall(faults)),
        new("removal after an update", () => Installed(HandMade, Write("one")), (world, faults) => world.Uninstall(faults)),
        new("removal after a replacement", () => Installed(HandMade, Replace("one")), (world, faults) => world.Uninstall(faults)),
        new("removal of a profile that the user has changed", ChangedByUser, (world, faults) => world.Uninstall(faults)),
        new("removal of a profile that the user has deleted", DeletedByUser, (world, faults) => world.Uninstall(faults)),
    ];

    public static string AutodiscoverFile { get; } = Path.Combine(Path.GetPathRoot(Environment.CurrentDirectory)!, "profile", "OutlookProfile", "autodiscover.xml");

    public static ProfilePlan Write(string server) => World.Plan(
    [
        new SetValue(Profiles, RegistryValue.String("DefaultProfile", "Corporate Mail"), $"default"),
        new SetValue(Section, RegistryValue.String("001f6622", server + ".acme.com"), $"proxy"),
        new SetValue(Section, RegistryValue.Binary("00036623", [0x2F, 0, 0, 0]), $"flags"),
        new SetValue(Section, new RegistryValue("none", RegistryValueType.None, []), $"no type"),
        new SetValue(Section, new RegistryValue("odd", (RegistryValueType)4000, [1]), $"unknown type"),
        new DeleteValue(Section, "001e6602", $"left over"),
        new SetValue(Ours + @"\9375CFF0413111d3B88A00104B2A6676\00000001", RegistryValue.DWord("Account", 1), $"account"),
        new DeleteTree(Ours + @"\Backup", $"a copy of old"),
        new WriteFile(AutodiscoverFile, [.. server.Select(c => (byte)c)], $"autodiscover"),
    ]);

    private static ProfilePlan Less => World.Plan([new SetValue(Section, RegistryValue.String("001f6622", "less.acme.com"), $"proxy")]);

    public static ProfilePlan Replace(string server) =>
        World.Plan([new DeleteTree(Ours, $"replaced"), .. Write(server).Changes]);

    public static World BareMachine()
    {
        var world = new World();
        world.Registry.SetValue(@"Software\Microsoft", RegistryValue.String("", "untouched"));
        return world;
    }

    public static World HandMade()
    {
        var world = BareMachine();
        var registry = world.Registry;
        registry.SetValue(Profiles, RegistryValue.String("defaultprofile", "Old"));
        registry.SetValue(Profiles + @"\Old", RegistryValue.String("kept", "Old"));
        registry.SetValue(Section, RegistryValue.Binary("00036623", [1, 0, 0, 0]));
        registry.SetValue(Section, new RegistryValue("001F6622", RegistryValueType.String, [0x61, 0, 0x62]));
        registry.SetValue(Section, RegistryValue.String("001E6602", "old.acme.com"));
        registry.SetValue(Section, new RegistryValue("theirs", RegistryValueType.None, [7]));
        registry.SetValue(Ours + @"\Backup\Of\Something", new RegistryValue("deep", (RegistryValueType)0xFA0, [9, 9]));
        registry.CreateKey(Ours + @"\Backup\Of\Empty");
        registry.SetSecurity(Ours + @"\Backup\Of", TestDescriptor.WithEveryoneFullControl(registry.GetSecurity(Ours)!));
        registry.SetSecurity(Section, TestDescriptor.WithEveryoneFullControl(registry.GetSecurity(Section)!));
        world.Files.CreateDirectory(Path.GetDirectoryName(Path.GetDirectoryName(AutodiscoverFile))!);
        return world;
    }

    private static World Installed(Func<World> machine, ProfilePlan plan)
    {
        var world = machine();
        world.Install(plan);
        return world;
    }

    private static World ChangedByUser()
    {
        var world = Installed(HandMade, Write("one"));
        world.Registry.SetValue(Section, RegistryValue.String("001f6622", "user.example"));
        world.Registry.DeleteValue(Section, "none");
        world.Registry.SetValue(Ours + @"\Second account", RegistryValue.DWord("mine", 1));
        world.Files.Write(AutodiscoverFile, [0x55]);
        return world;
    }

    private static World DeletedByUser()
    {
        var world = Installed(HandMade, Replace("one"));
        foreach (var key in RegistrySnapshot.Take(world.Registry, Ours).Keys.Reverse())
        {
            world.Registry.DeleteKey(key.Key);
        }

        return world;
    }
}
