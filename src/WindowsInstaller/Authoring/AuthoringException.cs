using System;
using System.Collections.Generic;

namespace WindowsInstaller.Authoring;

/// <summary>The authoring cannot be compiled. <see cref="Diagnostics"/> holds every mistake that was found, never none.</summary>
public sealed class AuthoringException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(string.Join(Environment.NewLine, diagnostics))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
