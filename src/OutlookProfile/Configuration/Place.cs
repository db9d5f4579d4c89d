namespace OutlookProfile.Configuration;

/// <summary>Where something was said: in a file, at a line and a column, or in a source as a whole such as "property PROXY".</summary>
/// <param name="Source">A file's name, or what else said it.</param>
/// <param name="Line">From 1; 0 when the source as a whole is meant.</param>
/// <param name="Column">In UTF-16 units from 1; 0 when the line as a whole is meant.</param>
public sealed record Place(string Source, int Line = 0, int Column = 0)
{
    public static implicit operator Place(string source) => new(source);

    public override string ToString() => Line == 0 ? Source : Column == 0 ? $"{Source}({Line})" : $"{Source}({Line},{Column})";
}
