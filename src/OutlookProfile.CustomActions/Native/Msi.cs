using System.Runtime.InteropServices;

namespace OutlookProfile.CustomActions.Native;

/// <summary>The functions of msi.dll that the actions use (msiquery.h). Handles are MSIHANDLE, an unsigned 32-bit number; results are Windows error codes.</summary>
internal static class Msi
{
    public const uint Success = 0;
    public const uint MoreData = 234;
    public const uint NoMoreItems = 259;

    /// <summary>ERROR_INSTALL_USEREXIT.</summary>
    public const uint InstallUserExit = 1602;

    /// <summary>INSTALLMESSAGE_*: the kind of a message (msi.h).</summary>
    public const uint MessageError = 0x01000000;
    public const uint MessageInfo = 0x04000000;
    public const uint MessageActionData = 0x09000000;

    /// <summary>IDCANCEL: the user's answer to a message (winuser.h).</summary>
    public const int Cancel = 2;

    /// <summary>MSICONDITION_*: what a condition comes to (msiquery.h).</summary>
    public const int ConditionFalse = 0;
    public const int ConditionTrue = 1;

    private const string Library = "msi.dll";

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiGetPropertyW(uint session, string name, [Out] char[] value, ref uint length);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiSetPropertyW(uint session, string name, string value);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int MsiEvaluateConditionW(uint session, string condition);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int MsiProcessMessage(uint session, uint messageType, uint record);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiCreateRecord(uint fieldCount);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiRecordSetStringW(uint record, uint field, string value);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiRecordGetStringW(uint record, uint field, [Out] char[] value, ref uint length);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiDoActionW(uint session, string action);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiRecordReadStream(uint record, uint field, [Out] byte[] buffer, ref uint length);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiGetActiveDatabase(uint session);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern uint MsiDatabaseOpenViewW(uint database, string query, out uint view);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiViewExecute(uint view, uint record);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiViewFetch(uint view, out uint record);

    [DllImport(Library, ExactSpelling = true)]
    public static extern uint MsiCloseHandle(uint handle);
}
