// C++ allocation on the UCRT's heap. The runtime is built without exceptions: no memory is the end.
#include "windows_types.h"

extern "C" {
void *malloc(size_t size);
void free(void *block);
}

namespace std
{
struct nothrow_t
{
    explicit nothrow_t() = default;
};
extern const nothrow_t nothrow;
const nothrow_t nothrow{};
}

static void *allocate_or_null(size_t size)
{
    return malloc(size ? size : 1);
}

static void *allocate(size_t size)
{
    void *block = allocate_or_null(size);
    if (!block)
        fast_fail(FAST_FAIL_FATAL_APP_EXIT);

    return block;
}

void *operator new(size_t size) { return allocate(size); }
void *operator new[](size_t size) { return allocate(size); }
void *operator new(size_t size, const std::nothrow_t &) noexcept { return allocate_or_null(size); }
void *operator new[](size_t size, const std::nothrow_t &) noexcept { return allocate_or_null(size); }
void operator delete(void *block) noexcept { free(block); }
void operator delete[](void *block) noexcept { free(block); }
void operator delete(void *block, size_t) noexcept { free(block); }
void operator delete[](void *block, size_t) noexcept { free(block); }
