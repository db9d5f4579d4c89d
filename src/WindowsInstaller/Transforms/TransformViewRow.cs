namespace WindowsInstaller.Transforms;

/// <summary>
/// A line of the description of a transform, as Windows Installer's own table _TransformView has it
/// (learn.microsoft.com/windows/win32/msi/-transformview-table).
/// </summary>
/// <param name="Column">The changed column, or INSERT, DELETE, CREATE, DROP.</param>
/// <param name="Row">The primary key, its cells joined by tabs and a null as one space; null where the table itself is changed.</param>
/// <param name="Data">The new value: int, string, byte[] or null; for a new column its .idt type.</param>
/// <param name="Current">The value in the base; for a new column its number from 1 on.</param>
public sealed record TransformViewRow(string Table, string Column, string? Row = null, object? Data = null, object? Current = null)
{
    public const string Insert = "INSERT";
    public const string Delete = "DELETE";
    public const string Create = "CREATE";
    public const string Drop = "DROP";
}
