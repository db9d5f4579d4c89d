using System;

namespace OutlookProfile.Cli.Packaging;

/// <summary>What was given cannot be packaged. The message says which file, what is wrong with it and what is expected instead.</summary>
public sealed class PackagingException(string message, Exception? cause = null) : Exception(message, cause);
