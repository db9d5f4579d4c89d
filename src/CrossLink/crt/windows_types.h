// The few Windows and UCRT types that the run-time start-up needs; there is no Windows SDK on the build machine.
#pragma once

typedef unsigned char u8;
typedef unsigned long u32;
typedef unsigned long long u64;
typedef decltype(sizeof 0) size_t;

typedef void (*initializer)(void);
typedef int (*fallible_initializer)(void);

// Reasons of a DLL entry point or TLS callback (winnt.h).
enum : u32 { DLL_PROCESS_DETACH = 0, DLL_PROCESS_ATTACH = 1, DLL_THREAD_ATTACH = 2, DLL_THREAD_DETACH = 3 };

// Reasons of __fastfail (winnt.h, FAST_FAIL_*).
enum : u32 { FAST_FAIL_STACK_COOKIE_CHECK_FAILURE = 2, FAST_FAIL_FATAL_APP_EXIT = 7, FAST_FAIL_RANGE_CHECK_FAILURE = 8 };

// Puts a variable into a named PE section; the linker sorts sections by the part after '$'.
#define IN_SECTION(name) __attribute__((section(name), used))

[[noreturn]] static inline void fast_fail(u32 reason)
{
    __asm__ volatile("int $0x29" : : "c"(reason));
    __builtin_unreachable();
}
