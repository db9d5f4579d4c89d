// C and C++ static initialisers and atexit (UCRT: the tables behind _initterm and _onexit).
#include "initializers.h"
#include "thread_local_storage.h"

struct onexit_table
{
    void *first;
    void *last;
    void *end;
};

static onexit_table at_exit;

extern "C" {
int _initialize_onexit_table(onexit_table *table);
int _register_onexit_function(onexit_table *table, fallible_initializer function);
int _execute_onexit_table(onexit_table *table);

// Tells the linker's objects that floating point is in use.
int _fltused = 0x9875;

IN_SECTION(".CRT$XIA") static const fallible_initializer c_initializers_begin = 0;
IN_SECTION(".CRT$XIZ") static const fallible_initializer c_initializers_end = 0;
IN_SECTION(".CRT$XCA") static const initializer cpp_initializers_begin = 0;
IN_SECTION(".CRT$XCZ") static const initializer cpp_initializers_end = 0;

int atexit(initializer function)
{
    return _register_onexit_function(&at_exit, (fallible_initializer)function);
}
}

bool run_initializers(void)
{
    if (_initialize_onexit_table(&at_exit))
        return false;

    // Through volatile: see __dyn_tls_init.
    const fallible_initializer *c_end = (const fallible_initializer *)(volatile const void *)&c_initializers_end;
    for (const fallible_initializer *next = &c_initializers_begin + 1; next < c_end; next++)
        if (*next && (*next)())
            return false;

    initialize_thread_locals();

    const initializer *cpp_end = (const initializer *)(volatile const void *)&cpp_initializers_end;
    for (const initializer *next = &cpp_initializers_begin + 1; next < cpp_end; next++)
        if (*next)
            (*next)();

    return true;
}

void run_exit_functions(void)
{
    _execute_onexit_table(&at_exit);
}
