// Entry point of a DLL (vcruntime: dll_dllmain.cpp).
#include "initializers.h"
#include "security_cookie.h"

extern "C" {
int DllMain(void *module, u32 reason, void *reserved); // from the runtime pack

// In a function of its own: the cookie has to be set before any function that is checked begins.
__attribute__((noinline)) static int attach_or_detach(void *module, u32 reason, void *reserved)
{
    if (reason == DLL_PROCESS_ATTACH && !run_initializers())
        return 0;

    int succeeded = DllMain(module, reason, reserved);

    if (reason == DLL_PROCESS_DETACH)
        run_exit_functions();

    return succeeded;
}

int _DllMainCRTStartup(void *module, u32 reason, void *reserved)
{
    if (reason == DLL_PROCESS_ATTACH)
        initialize_security_cookie();

    return attach_or_detach(module, reason, reserved);
}
}
