using System.Collections.Generic;

namespace WindowsInstaller.Database;

/// <summary>
/// The summary information property set (FMTID F29F85E0-4FF9-1068-AB91-08002B27B3D9) by property id (PID):
/// string (VT_LPSTR), short (VT_I2), int (VT_I4) or System.DateTime in UTC (VT_FILETIME).
/// </summary>
public sealed class SummaryInformation
{
    public const int CodePage = 1;
    public const int Title = 2;
    public const int Subject = 3;
    public const int Author = 4;
    public const int Keywords = 5;
    public const int Comments = 6;
    public const int Template = 7;
    public const int LastAuthor = 8;
    public const int RevisionNumber = 9;
    public const int CreateTime = 12;
    public const int LastSaveTime = 13;
    public const int PageCount = 14;
    public const int WordCount = 15;
    public const int CharacterCount = 16;
    public const int CreatingApplication = 18;
    public const int Security = 19;

    public SortedDictionary<int, object> Properties { get; } = [];
}
