using System.Collections.Generic;

namespace WindowsInstaller.Authoring;

/// <summary>Collects every mistake of a phase (preprocessing, elements, linking, binding), so that an author sees them all at once.</summary>
internal sealed class Diagnostics
{
    private readonly List<Diagnostic> reported = [];

    public void Report(SourceLocation at, string message) => reported.Add(new Diagnostic(at, message));

    /// <summary>Ends a phase: the next one would only report consequences of the mistakes found so far.</summary>
    public void ThrowIfAny()
    {
        if (reported.Count > 0)
        {
            throw new AuthoringException([.. reported]);
        }
    }
}
