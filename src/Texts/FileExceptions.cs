using System;
using System.IO;

namespace Texts;

/// <summary>A failure of input or output with a text.</summary>
/// <param name="result">The HRESULT; by default COR_E_IO, as .NET's own.</param>
public sealed class TextIOException(Text text, int result = unchecked((int)0x80131620)) : IOException(text.ToString(), result), ITextException
{
    public Text Text { get; } = text;
}

/// <inheritdoc cref="FileNotFoundException"/>
public sealed class TextFileNotFoundException(Text text) : FileNotFoundException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}

/// <inheritdoc cref="DirectoryNotFoundException"/>
public sealed class TextDirectoryNotFoundException(Text text) : DirectoryNotFoundException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}

/// <inheritdoc cref="UnauthorizedAccessException"/>
public sealed class TextUnauthorizedAccessException(Text text) : UnauthorizedAccessException(text.ToString()), ITextException
{
    public Text Text { get; } = text;
}
