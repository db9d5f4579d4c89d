using System.Collections.Generic;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>The actions as the DLL's exports call them. In the package's CustomAction table each deferred one stands twice: for one user, and for the machine.</summary>
internal static class ActionNames
{
    public const string LoadConfiguration = nameof(LoadConfiguration);
    public const string RollbackProfile = nameof(RollbackProfile);
    public const string WriteProfile = nameof(WriteProfile);
    public const string CommitProfile = nameof(CommitProfile);
    public const string PrepareRemoval = nameof(PrepareRemoval);
    public const string RollbackRemoval = nameof(RollbackRemoval);
    public const string RemoveProfile = nameof(RemoveProfile);
    public const string CommitRemoval = nameof(CommitRemoval);

    public const string StartWizard = nameof(StartWizard);
    public const string NextPage = nameof(NextPage);
    public const string PreviousPage = nameof(PreviousPage);
    public const string ConnectionPage = nameof(ConnectionPage);
    public const string ForgetChange = nameof(ForgetChange);
    public const string TestConnection = nameof(TestConnection);
    public const string ShowFailure = nameof(ShowFailure);

    /// <summary>Whether an action runs between the wizard's pages, and so for as long as somebody thinks.</summary>
    public static bool IsOfWizard(string action) => action is StartWizard or NextPage or PreviousPage or ConnectionPage or ForgetChange or ShowFailure;

    private const string ForMachine = "Machine";

    /// <summary>The actions that LoadConfiguration hands data to.</summary>
    public static IReadOnlyList<string> OfInstallation { get; } = [RollbackProfile, WriteProfile, CommitProfile];

    /// <summary>The actions that PrepareRemoval hands data to.</summary>
    public static IReadOnlyList<string> OfRemoval { get; } = [RollbackRemoval, RemoveProfile, CommitRemoval];

    /// <summary>The row of the CustomAction table, and so the property that its data is in.</summary>
    public static string Row(string action, bool allUsers) => allUsers ? action + ForMachine : action;
}
