namespace WindowsInstaller.Authoring;

/// <summary>One mistake in the authoring, printed as <c>file(line): message</c>.</summary>
public sealed record Diagnostic(SourceLocation At, string Message)
{
    public override string ToString() => $"{At}: {Message}";
}
