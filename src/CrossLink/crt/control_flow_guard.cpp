// Control Flow Guard is not linked in: a guarded call is a plain one.
extern "C" {
__attribute__((naked)) static void dispatch_unguarded(void)
{
    __asm__("jmp *%rax");
}

static void check_nothing(void *)
{
}

void (*__guard_dispatch_icall_fptr)(void) = dispatch_unguarded;
void (*__guard_check_icall_fptr)(void *) = check_nothing;
}
