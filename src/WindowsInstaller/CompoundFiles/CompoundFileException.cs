using System;

namespace WindowsInstaller.CompoundFiles;

/// <summary>The bytes are no compound file, are damaged, or a storage cannot be written as one.</summary>
public sealed class CompoundFileException(Text text) : Exception(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
