/* What msi.dll makes of a database and a transform. Links no C runtime: msi.dll, shell32, user32 and kernel32 are all it needs.
 *
 *   transformcheck view DATABASE TRANSFORM            prints _TransformView: Table|Column|Row|Data|Current, UTF-8
 *   transformcheck summary FILE                       prints the summary information: id=value, UTF-8
 *   transformcheck rows DATABASE TRANSFORM TABLE...   applies the transform ("" for none), prints tables: Table: cell|cell, UTF-8;
 *                                                     of a stream its length in bytes and its 64-bit FNV-1a hash in hex
 *
 * Exit code: that of the first msi.dll function that failed, 87 for wrong usage. */
#define UNICODE
#include <windows.h>
#include <shellapi.h>
#include <msi.h>
#include <msiquery.h>

static void check(UINT result)
{
    if (result != ERROR_SUCCESS)
        ExitProcess(result);
}

static void print(const WCHAR *text, DWORD length)
{
    static char buffer[1 << 20];
    DWORD written;
    int size = WideCharToMultiByte(CP_UTF8, 0, text, length, buffer, sizeof buffer, NULL, NULL);

    WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), buffer, size, &written, NULL);
}

static void print_stream(MSIHANDLE record, UINT field)
{
    static char buffer[4096];
    static WCHAR text[40];
    unsigned long long hash = 0xcbf29ce484222325;
    DWORD total = 0, size, i;

    do
    {
        size = sizeof buffer;
        check(MsiRecordReadStream(record, field, buffer, &size));
        total += size;
        for (i = 0; i < size; i++)
            hash = (hash ^ (unsigned char)buffer[i]) * 0x100000001b3;
    } while (size == sizeof buffer);
    print(text, wsprintfW(text, L"%u %08X%08X", total, (UINT)(hash >> 32), (UINT)hash));
}

static void print_cell(MSIHANDLE record, UINT field, MSIHANDLE types)
{
    static WCHAR text[1 << 18];
    WCHAR type[8];
    DWORD length = sizeof type / sizeof *type;

    check(MsiRecordGetStringW(types, field, type, &length));
    if (MsiRecordIsNull(record, field))
        return;
    if (*type == 'v' || *type == 'V')
    {
        print_stream(record, field);
        return;
    }
    length = sizeof text / sizeof *text;
    check(MsiRecordGetStringW(record, field, text, &length));
    print(text, length);
}

static void print_rows(MSIHANDLE database, const WCHAR *table, const WCHAR *prefix)
{
    static WCHAR query[300];
    MSIHANDLE view, types, record;
    UINT result, count, i;

    wsprintfW(query, L"SELECT * FROM `%s`", table);
    check(MsiDatabaseOpenViewW(database, query, &view));
    check(MsiViewExecute(view, 0));
    check(MsiViewGetColumnInfo(view, MSICOLINFO_TYPES, &types));
    count = MsiRecordGetFieldCount(types);
    while ((result = MsiViewFetch(view, &record)) == ERROR_SUCCESS)
    {
        print(prefix, lstrlenW(prefix));
        for (i = 1; i <= count; i++)
        {
            print_cell(record, i, types);
            print(i < count ? L"|" : L"\n", 1);
        }
        MsiCloseHandle(record);
    }
    if (result != ERROR_NO_MORE_ITEMS)
        ExitProcess(result);
    MsiCloseHandle(types);
    MsiCloseHandle(view);
}

static void print_summary(const WCHAR *path)
{
    static WCHAR text[1 << 12], line[40];
    MSIHANDLE summary;
    UINT id;

    check(MsiGetSummaryInformationW(0, path, 0, &summary));
    for (id = 1; id < 20; id++)
    {
        DWORD length = sizeof text / sizeof *text;
        UINT type;
        INT number;
        FILETIME time;

        check(MsiSummaryInfoGetPropertyW(summary, id, &type, &number, &time, text, &length));
        if (type == VT_EMPTY)
            continue;
        print(line, wsprintfW(line, L"%u=", id));
        if (type == VT_LPSTR)
            print(text, length);
        else if (type == VT_FILETIME)
            print(line, wsprintfW(line, L"%08X%08X", time.dwHighDateTime, time.dwLowDateTime));
        else
            print(line, wsprintfW(line, L"%d", number));
        print(L"\n", 1);
    }
    MsiCloseHandle(summary);
}

void start(void)
{
    static WCHAR prefix[100];
    MSIHANDLE database;
    int count, i;
    WCHAR **arguments = CommandLineToArgvW(GetCommandLineW(), &count);

    if (count == 3 && !lstrcmpW(arguments[1], L"summary"))
    {
        print_summary(arguments[2]);
        ExitProcess(ERROR_SUCCESS);
    }
    if (count < 4)
        ExitProcess(ERROR_INVALID_PARAMETER);
    check(MsiOpenDatabaseW(arguments[2], MSIDBOPEN_READONLY, &database));
    if (!lstrcmpW(arguments[1], L"view"))
    {
        check(MsiDatabaseApplyTransformW(database, arguments[3], MSITRANSFORM_ERROR_VIEWTRANSFORM));
        print_rows(database, L"_TransformView", L"");
    }
    else
    {
        if (*arguments[3])
            check(MsiDatabaseApplyTransformW(database, arguments[3], 0));
        for (i = 4; i < count; i++)
        {
            wsprintfW(prefix, L"%s: ", arguments[i]);
            print_rows(database, arguments[i], prefix);
        }
    }
    MsiCloseHandle(database);
    ExitProcess(ERROR_SUCCESS);
}
