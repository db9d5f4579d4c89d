namespace WindowsInstaller.Authoring;

/// <summary>A place in an authoring file.</summary>
/// <param name="Line">Counted from 1; 0 when the file as a whole is meant.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    public override string ToString() => Line == 0 ? File : $"{File}({Line})";
}
