/* Stands in for a program that build.cmd calls, X.exe:
   notes its command line in X.exe.log, prints X.exe.txt (X.exe.requires.txt when asked -requires),
   fails when its command line holds what X.exe.fails holds, and crashes, as .NET does, when it holds what X.exe.crashes holds. */
#include <windows.h>

static char *find(char *text, const char *part)
{
    for (; *text; text++)
    {
        int i = 0;
        while (part[i] && text[i] == part[i])
            i++;
        if (!part[i])
            return text;
    }
    return 0;
}

static int read(const char *self, const char *suffix, char *content, DWORD size)
{
    char path[MAX_PATH];
    DWORD length = 0;
    HANDLE file;
    lstrcpyA(path, self);
    lstrcatA(path, suffix);
    file = CreateFileA(path, GENERIC_READ, FILE_SHARE_READ, 0, OPEN_EXISTING, 0, 0);
    if (file == INVALID_HANDLE_VALUE)
        return 0;
    ReadFile(file, content, size - 1, &length, 0);
    CloseHandle(file);
    content[length] = 0;
    return length > 0;
}

void start(void)
{
    char self[MAX_PATH], path[MAX_PATH], content[1024];
    char *arguments = GetCommandLineA();
    DWORD written;
    HANDLE log;
    GetModuleFileNameA(0, self, MAX_PATH);
    lstrcpyA(path, self);
    lstrcatA(path, ".log");
    log = CreateFileA(path, FILE_APPEND_DATA, FILE_SHARE_READ, 0, OPEN_ALWAYS, 0, 0);
    WriteFile(log, arguments, lstrlenA(arguments), &written, 0);
    WriteFile(log, "\n", 1, &written, 0);
    CloseHandle(log);
    if (read(self, find(arguments, "-requires") ? ".requires.txt" : ".txt", content, sizeof content))
        WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), content, lstrlenA(content), &written, 0);
    if (read(self, ".crashes", content, sizeof content) && find(arguments, content))
        ExitProcess(0xE0434352);
    ExitProcess(read(self, ".fails", content, sizeof content) && find(arguments, content) ? 1 : 0);
}
