using System;

namespace WindowsInstaller.CompoundFiles;

/// <summary>The bytes are no compound file, are damaged, or a storage cannot be written as one.</summary>
public sealed class CompoundFileException(string message) : Exception(message);
