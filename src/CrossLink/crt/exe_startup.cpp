// Entry point of a program (vcruntime: exe_wmain.cpp).
#include "initializers.h"
#include "security_cookie.h"

extern "C" {
int _configure_wide_argv(int mode);
int _initialize_wide_environment(void);
int *__p___argc(void);
wchar_t ***__p___wargv(void);
[[noreturn]] void exit(int code);

int wmain(int argc, wchar_t **argv); // from the runtime pack

__attribute__((noinline)) static int run_program(void)
{
    const int unexpanded_arguments = 1; // _crt_argv_mode: wildcards are left to the program
    if (_configure_wide_argv(unexpanded_arguments) || _initialize_wide_environment() || !run_initializers())
        fast_fail(FAST_FAIL_FATAL_APP_EXIT);

    int code = wmain(*__p___argc(), *__p___wargv());
    run_exit_functions();
    exit(code);
}

int wmainCRTStartup(void)
{
    initialize_security_cookie();
    return run_program();
}
}
