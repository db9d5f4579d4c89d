using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Authoring;

/// <summary>
/// The standard actions with the sequence numbers (and conditions) that WiX suggests for them, by sequence table;
/// they agree with "Suggested InstallExecuteSequence" and its siblings in the Windows Installer reference.
/// </summary>
internal static class StandardActions
{
    /// <summary>Sequence elements of the schema and the tables they stand for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>
    {
        ["AdminExecuteSequence"] = "AdminExecuteSequence",
        ["AdminUISequence"] = "AdminUISequence",
        ["AdvertiseExecuteSequence"] = "AdvtExecuteSequence",
        ["InstallExecuteSequence"] = "InstallExecuteSequence",
        ["InstallUISequence"] = "InstallUISequence",
    };

    /// <summary>Actions for which the author always gives the place.</summary>
    public static readonly IReadOnlySet<string> Unplaced = new HashSet<string>
    {
        "DisableRollback", "ForceReboot", "InstallExecute", "InstallExecuteAgain", "RemoveExistingProducts", "ResolveSource", "ScheduleReboot",
    };

    /// <summary>Placed actions that may be moved beside another one.</summary>
    public static readonly IReadOnlySet<string> Movable = new HashSet<string>
    {
        "AppSearch", "CCPSearch", "FindRelatedProducts", "LaunchConditions", "RMCCPSearch",
    };

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> Numbers = new Dictionary<string, string>
    {
        ["AdminExecuteSequence"] =
            "LaunchConditions 100, CostInitialize 800, FileCost 900, CostFinalize 1000, InstallValidate 1400, InstallInitialize 1500, "
            + "InstallAdminPackage 3900, InstallFiles 4000, PatchFiles 4090, InstallFinalize 6600",
        ["AdminUISequence"] =
            "LaunchConditions 100, CostInitialize 800, FileCost 900, CostFinalize 1000, ExecuteAction 1300",
        ["AdvtExecuteSequence"] =
            "CostInitialize 800, CostFinalize 1000, InstallValidate 1400, InstallInitialize 1500, CreateShortcuts 4500, RegisterClassInfo 4600, "
            + "RegisterExtensionInfo 4700, RegisterProgIdInfo 4800, RegisterMIMEInfo 4900, PublishComponents 6200, MsiPublishAssemblies 6250, "
            + "PublishFeatures 6300, PublishProduct 6400, InstallFinalize 6600",
        ["InstallUISequence"] =
            "FindRelatedProducts 25, AppSearch 50, LaunchConditions 100, CCPSearch 500, RMCCPSearch 600, ValidateProductID 700, CostInitialize 800, "
            + "FileCost 900, IsolateComponents 950, CostFinalize 1000, MigrateFeatureStates 1200, ExecuteAction 1300",
        ["InstallExecuteSequence"] =
            "FindRelatedProducts 25, AppSearch 50, LaunchConditions 100, CCPSearch 500, RMCCPSearch 600, ValidateProductID 700, CostInitialize 800, "
            + "FileCost 900, IsolateComponents 950, CostFinalize 1000, SetODBCFolders 1100, MigrateFeatureStates 1200, InstallValidate 1400, "
            + "InstallInitialize 1500, AllocateRegistrySpace 1550, ProcessComponents 1600, UnpublishComponents 1700, MsiUnpublishAssemblies 1750, "
            + "UnpublishFeatures 1800, StopServices 1900, DeleteServices 2000, UnregisterComPlus 2100, SelfUnregModules 2200, "
            + "UnregisterTypeLibraries 2300, RemoveODBC 2400, UnregisterFonts 2500, RemoveRegistryValues 2600, UnregisterClassInfo 2700, "
            + "UnregisterExtensionInfo 2800, UnregisterProgIdInfo 2900, UnregisterMIMEInfo 3000, RemoveIniValues 3100, RemoveShortcuts 3200, "
            + "RemoveEnvironmentStrings 3300, RemoveDuplicateFiles 3400, RemoveFiles 3500, RemoveFolders 3600, CreateFolders 3700, MoveFiles 3800, "
            + "InstallFiles 4000, PatchFiles 4090, DuplicateFiles 4210, BindImage 4300, CreateShortcuts 4500, RegisterClassInfo 4600, "
            + "RegisterExtensionInfo 4700, RegisterProgIdInfo 4800, RegisterMIMEInfo 4900, WriteRegistryValues 5000, WriteIniValues 5100, "
            + "WriteEnvironmentStrings 5200, RegisterFonts 5300, InstallODBC 5400, RegisterTypeLibraries 5500, SelfRegModules 5600, "
            + "RegisterComPlus 5700, InstallServices 5800, MsiConfigureServices 5850, StartServices 5900, RegisterUser 6000, RegisterProduct 6100, "
            + "PublishComponents 6200, MsiPublishAssemblies 6250, PublishFeatures 6300, PublishProduct 6400, InstallExecute 6500, "
            + "InstallExecuteAgain 6550, InstallFinalize 6600",
    }.ToFrozenDictionary(table => table.Key, table => Parse(table.Value));

    private static readonly FrozenDictionary<string, string> Conditions = new Dictionary<string, string>
    {
        ["CCPSearch"] = "NOT Installed",
        ["DeleteServices"] = "VersionNT",
        ["InstallExecute"] = "NOT Installed",
        ["InstallExecuteAgain"] = "NOT Installed",
        ["InstallServices"] = "VersionNT",
        ["MsiConfigureServices"] = "VersionNT>=600",
        ["RMCCPSearch"] = "NOT Installed",
        ["StartServices"] = "VersionNT",
        ["StopServices"] = "VersionNT",
    }.ToFrozenDictionary();

    /// <summary>The suggested sequence number, or null where the action has no place in this table.</summary>
    public static int? Number(string table, string action) => Numbers[table].TryGetValue(action, out var number) ? number : null;

    public static string? Condition(string action) => Conditions.GetValueOrDefault(action);

    /// <summary>Whether the name is that of a standard action in any table.</summary>
    public static bool IsStandard(string action) => Unplaced.Contains(action) || Numbers.Values.Any(table => table.ContainsKey(action));

    private static FrozenDictionary<string, int> Parse(string list) =>
        list.Split(", ").Select(item => item.Split(' ')).ToFrozenDictionary(item => item[0], item => int.Parse(item[1]), StringComparer.Ordinal);
}
