/* Prints, for each DLL that is named, how many microseconds it takes to load it and to call its LoadConfiguration, and how many a second call takes.
   Usage: calldll PACKAGE DLL DLL. The calls get a session of the package, as from Windows Installer. */
#include <windows.h>
#include <msi.h>
#include <msiquery.h>

typedef unsigned (__stdcall *action)(MSIHANDLE session);

static long long microseconds(void)
{
    LARGE_INTEGER now, frequency;
    QueryPerformanceCounter(&now);
    QueryPerformanceFrequency(&frequency);
    return now.QuadPart * 1000000 / frequency.QuadPart;
}

/* The words of the command line: none has blanks or quotes. */
static char *word(char **rest)
{
    char *start = *rest, *end;
    while (*start == ' ' || *start == '"') start++;
    for (end = start; *end && *end != ' ' && *end != '"'; end++) {}
    *rest = *end ? end + 1 : end;
    *end = 0;
    return start;
}

int entry(void)
{
    MSIHANDLE session;
    char *rest = GetCommandLineA(), *package, *dll;
    word(&rest);
    package = word(&rest);
    MsiSetInternalUI(INSTALLUILEVEL_NONE, NULL);
    if (MsiOpenPackageExA(package, MSIOPENPACKAGEFLAGS_IGNOREMACHINESTATE, &session)) return 1;
    if (MsiSetPropertyA(session, "SERVER", "exchange.acme.com")) return 2;
    while (*(dll = word(&rest)))
    {
        long long before = microseconds();
        HMODULE module = LoadLibraryA(dll);
        action call = module ? (action)(void *)GetProcAddress(module, "LoadConfiguration") : NULL;
        if (!call) return 3;
        unsigned result = call(session);
        long long after = microseconds();
        if (result || call(session)) return 4;
        long long again = microseconds();
        char line[64];
        DWORD written;
        int length = wsprintfA(line, "%lu %lu\n", (unsigned long)(after - before), (unsigned long)(again - after));
        WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), line, length, &written, NULL);
    }
    ExitProcess(0);
}
