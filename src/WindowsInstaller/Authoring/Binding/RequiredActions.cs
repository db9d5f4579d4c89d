using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>The standard actions a package needs: those of every package, and those that process a table it has.</summary>
internal static class RequiredActions
{
    private static readonly Dictionary<string, string[]> Always = new()
    {
        ["AdminExecuteSequence"] = ["CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "InstallAdminPackage", "InstallFiles", "InstallFinalize"],
        ["AdminUISequence"] = ["CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"],
        ["AdvtExecuteSequence"] = ["CostInitialize", "CostFinalize", "InstallValidate", "InstallInitialize", "PublishFeatures", "PublishProduct", "InstallFinalize"],
        ["InstallUISequence"] = ["ValidateProductID", "CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"],
        ["InstallExecuteSequence"] =
        [
            "ValidateProductID", "CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "ProcessComponents", "UnpublishFeatures",
            "RegisterUser", "RegisterProduct", "PublishFeatures", "PublishProduct", "InstallFinalize",
        ],
    };

    private static readonly (string Table, string Sequence, string[] Actions)[] ByTable =
    [
        ("AppSearch", "InstallExecuteSequence", ["AppSearch"]),
        ("AppSearch", "InstallUISequence", ["AppSearch"]),
        ("Component", "InstallExecuteSequence", ["RemoveFolders", "CreateFolders"]),
        ("File", "InstallExecuteSequence", ["RemoveFiles", "InstallFiles"]),
        ("LaunchCondition", "InstallExecuteSequence", ["LaunchConditions"]),
        ("LaunchCondition", "InstallUISequence", ["LaunchConditions"]),
        ("Registry", "InstallExecuteSequence", ["RemoveRegistryValues", "WriteRegistryValues"]),
        ("RemoveRegistry", "InstallExecuteSequence", ["RemoveRegistryValues", "WriteRegistryValues"]),
        ("RemoveFile", "InstallExecuteSequence", ["RemoveFiles"]),
        ("Upgrade", "InstallExecuteSequence", ["FindRelatedProducts", "MigrateFeatureStates"]),
        ("Upgrade", "InstallUISequence", ["FindRelatedProducts", "MigrateFeatureStates"]),
    ];

    /// <param name="filledTables">Names of the tables that have rows.</param>
    public static IEnumerable<string> In(string sequence, IReadOnlySet<string> filledTables) =>
        Always[sequence].Concat(ByTable.Where(rule => rule.Sequence == sequence && filledTables.Contains(rule.Table)).SelectMany(rule => rule.Actions)).Distinct();
}
