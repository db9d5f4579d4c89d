using System;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using OutlookProfile.Changes;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;

namespace OutlookProfile.Tests.Transactions;

/// <summary>Generators of plans over the small world of <see cref="AnyRegistry"/>, so that changes meet each other and what is there.</summary>
internal static class AnyPlan
{
    private static readonly string Root = Path.GetPathRoot(Environment.CurrentDirectory)!;

    public static Gen<PlannedChange> Changes => Gen.Frequency(
        (6, Sets),
        (2, from key in AnyRegistry.Keys from name in AnyRegistry.ValueNames select (PlannedChange)new DeleteValue(key, name, $"")),
        (2, AnyRegistry.Keys.Select(key => (PlannedChange)new DeleteTree(key, $""))),
        (1, from path in Paths from content in Gen.Elements<byte>(1, 2).ArrayOf(2) select (PlannedChange)new WriteFile(path, content, $"")));

    public static Gen<ProfilePlan> Plans => Changes.ArrayOf().Select(changes => World.Plan(changes));

    /// <summary>Plans that delete no keys.</summary>
    public static Gen<ProfilePlan> PlansOfValues =>
        Gen.Frequency((3, Sets), (1, from key in AnyRegistry.Keys from name in AnyRegistry.ValueNames select (PlannedChange)new DeleteValue(key, name, $"")))
            .ArrayOf().Select(changes => World.Plan(changes));

    /// <summary>What somebody does to the registry between two runs.</summary>
    public static Gen<Action<MemoryRegistry>[]> Edits =>
        Gen.Frequency(
            (3, from key in AnyRegistry.Keys from value in AnyRegistry.Values select (Action<MemoryRegistry>)(registry => registry.SetValue(key, value))),
            (2, from key in AnyRegistry.Keys from name in AnyRegistry.ValueNames select (Action<MemoryRegistry>)(registry => registry.DeleteValue(key, name))))
        .ArrayOf();

    private static Gen<PlannedChange> Sets =>
        from key in AnyRegistry.Keys from value in AnyRegistry.Values select (PlannedChange)new SetValue(key, value, $"");

    private static Gen<string> Paths => Gen.Elements("a", Path.Combine("folder", "b"), Path.Combine("folder", "below", "c")).Select(path => Path.Combine(Root, path));
}
