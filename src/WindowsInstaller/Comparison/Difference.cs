namespace WindowsInstaller.Comparison;

/// <summary>One place in which two packages differ.</summary>
/// <param name="Address">
/// Where: "Table/key/key.Column" for a cell, "Table/key/key" for a row that only one has, "Table" for a table that only one has or that
/// has other columns, "Stream/name", "Storage/name", "Summary/name", "CodePage".
/// </param>
/// <param name="First">What the first package has there, as text; null for nothing.</param>
/// <param name="Second">What the second one has.</param>
public sealed record Difference(string Address, string? First, string? Second)
{
    public override string ToString() => $"{Address}: {First ?? "(none)"} | {Second ?? "(none)"}";
}
