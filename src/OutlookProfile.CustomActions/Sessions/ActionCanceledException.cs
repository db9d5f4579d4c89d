using System;

namespace OutlookProfile.CustomActions.Sessions;

/// <summary>The user cancelled the installation while the action ran.</summary>
public sealed class ActionCanceledException() : OperationCanceledException("The user cancelled the installation.");
