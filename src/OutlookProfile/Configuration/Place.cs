namespace OutlookProfile.Configuration;

/// <summary>Where something was said: in a file, at a line and a column, or in a source as a whole such as "property PROXY".</summary>
/// <param name="Source">A file's name, or what else said it.</param>
/// <param name="Line">From 1; 0 when the source as a whole is meant.</param>
/// <param name="Column">In UTF-16 units from 1; 0 when the line as a whole is meant.</param>
public sealed record Place(Text Source, int Line = 0, int Column = 0)
{
    public Text Text => Line == 0 ? Source : Column == 0 ? (Text)$"{Source}({Line})" : $"{Source}({Line},{Column})";

    // No constructor: it would take an interpolated string without a value in it before the one for a text does, and nobody could translate it.
    public static Place In(string file, int line = 0, int column = 0) => new(Text.Verbatim(file), line, column);

    public static implicit operator Place(string file) => In(file);

    public override string ToString() => Text.ToString();
}
