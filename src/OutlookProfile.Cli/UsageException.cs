using System;

namespace OutlookProfile.Cli;

/// <summary>The options or the input cannot be used as they are; the message says what to give instead.</summary>
public sealed class UsageException(string message) : Exception(message);
