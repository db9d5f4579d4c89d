/* Closes a key of HKEY_CURRENT_USER to everybody's writing, as Windows closes Software\Policies to standard users:
   close-key.exe KEY. Exit code: the Windows error. */
#include <windows.h>
#include <sddl.h>

void start(void)
{
    PSECURITY_DESCRIPTOR readable;
    HKEY key;
    LONG error;
    char *arguments = GetCommandLineA();
    while (*arguments && *arguments != ' ')
        arguments++;
    while (*arguments == ' ')
        arguments++;
    error = RegOpenKeyExA(HKEY_CURRENT_USER, arguments, 0, WRITE_DAC, &key);
    if (!error && !ConvertStringSecurityDescriptorToSecurityDescriptorA("D:P(A;CI;KR;;;WD)", SDDL_REVISION_1, &readable, 0))
        error = GetLastError();
    if (!error)
        error = RegSetKeySecurity(key, DACL_SECURITY_INFORMATION, readable);
    ExitProcess(error);
}
