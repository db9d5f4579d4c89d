// The /GS stack cookie of the runtime's MSVC-built objects (vcruntime: gs_cookie.c, gs_report.c, gshandler.cpp).
#include "security_cookie.h"
#include "windows_types.h"

static const u64 default_cookie = 0x00002B992DDFA232ull;

extern "C" {
__declspec(dllimport) int QueryPerformanceCounter(u64 *count);
__declspec(dllimport) void GetSystemTimeAsFileTime(u64 *time);
__declspec(dllimport) u32 GetCurrentThreadId(void);
__declspec(dllimport) u32 GetCurrentProcessId(void);

u64 __security_cookie = default_cookie;
u64 __security_cookie_complement = ~default_cookie;

void __security_check_cookie(u64 cookie)
{
    if (cookie != __security_cookie)
        fast_fail(FAST_FAIL_STACK_COOKIE_CHECK_FAILURE);
}

[[noreturn]] void __report_rangecheckfailure(void)
{
    fast_fail(FAST_FAIL_RANGE_CHECK_FAILURE);
}

// Personality routine of frames with a cookie. Checking the cookie while unwinding is left out:
// it is checked when the function returns.
int __GSHandlerCheck(void *, void *, void *, void *)
{
    const int exception_continue_search = 1;
    return exception_continue_search;
}
}

// Must not itself be compiled with a cookie check: it changes the cookie while it runs.
__attribute__((noinline)) void initialize_security_cookie(void)
{
    u64 time = 0, count = 0;
    GetSystemTimeAsFileTime(&time);
    QueryPerformanceCounter(&count);
    u64 cookie = time ^ (count << 17) ^ ((u64)GetCurrentThreadId() << 32) ^ GetCurrentProcessId() ^ (u64)&time ^ __builtin_ia32_rdtsc();

    // The upper 16 bits stay zero, so that a string overflow cannot write the cookie.
    cookie &= 0x0000FFFFFFFFFFFFull;
    __security_cookie = cookie > 0xFFFF ? cookie : default_cookie;
    __security_cookie_complement = ~__security_cookie;
}
