/* Keeps Wine's desktop for as long as it runs: hold-desktop.exe FILE. Makes the file when it has the desktop. Exit code 1: it came while the
   desktop of the programs before was just ending, and has none. */
#include <windows.h>

/* Wine ends a desktop a second after its last program. */
#define ENDING_MILLISECONDS 1500

void start(void)
{
    HWND desktop = GetDesktopWindow();
    char *file = GetCommandLineA();
    while (*file && *file != ' ')
        file++;
    while (*file == ' ')
        file++;
    Sleep(ENDING_MILLISECONDS);
    if (!IsWindow(desktop))
        ExitProcess(1);
    CloseHandle(CreateFileA(file, GENERIC_WRITE, FILE_SHARE_READ, 0, CREATE_ALWAYS, 0, 0));
    Sleep(INFINITE);
}
