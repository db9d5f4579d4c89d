// The TLS directory of the image and its dynamic initialisers (vcruntime: tlssup.cpp, tlsdyn.cpp).
#include "thread_local_storage.h"
#include "windows_types.h"

typedef void (*tls_callback)(void *module, u32 reason, void *reserved);

// IMAGE_TLS_DIRECTORY64 (winnt.h), with pointers for the addresses.
struct tls_directory
{
    void *data_start;
    void *data_end;
    u32 *index;
    const tls_callback *callbacks;
    u32 zero_fill_size;
    u32 characteristics;
};

extern "C" {
u32 _tls_index = 0;
IN_SECTION(".tls") char _tls_start = 0;
IN_SECTION(".tls$ZZZ") char _tls_end = 0;
IN_SECTION(".CRT$XDA") static const initializer first_dynamic_initializer = 0;
IN_SECTION(".CRT$XDZ") static const initializer last_dynamic_initializer = 0;
__declspec(thread) bool __tls_guard = false;

void __dyn_tls_init(void *, u32 reason, void *)
{
    if (reason != DLL_THREAD_ATTACH || __tls_guard)
        return;

    __tls_guard = true;
    // Through volatile: to the compiler these are two unrelated variables, and it would drop the loop.
    const initializer *end = (const initializer *)(volatile const void *)&last_dynamic_initializer;
    for (const initializer *next = &first_dynamic_initializer + 1; next < end; next++)
        if (*next)
            (*next)();
}

void __dyn_tls_on_demand_init(void)
{
    initialize_thread_locals();
}

IN_SECTION(".CRT$XLA") extern const tls_callback __xl_a = 0;
IN_SECTION(".CRT$XLC") static const tls_callback on_thread = __dyn_tls_init;
IN_SECTION(".CRT$XLZ") static const tls_callback callbacks_end = 0;

IN_SECTION(".rdata$T")
extern const tls_directory _tls_used = {&_tls_start, &_tls_end, &_tls_index, &__xl_a + 1, 0, 0};
}

void initialize_thread_locals(void)
{
    __dyn_tls_init(0, DLL_THREAD_ATTACH, 0);
}
