// Touches each page of a large stack frame in order, so that the guard page grows the stack (vcruntime: chkstk.asm).
// In: rax = bytes to be allocated by the caller. Every register is preserved.
extern "C" __attribute__((naked)) void __chkstk(void)
{
    __asm__("pushq %rcx\n\t"
            "pushq %rax\n\t"
            "leaq 24(%rsp), %rcx\n\t" // the caller's rsp before the call
            "cmpq $0x1000, %rax\n\t"
            "jb 2f\n"
            "1:\n\t"
            "subq $0x1000, %rcx\n\t"
            "testq %rcx, (%rcx)\n\t"
            "subq $0x1000, %rax\n\t"
            "cmpq $0x1000, %rax\n\t"
            "ja 1b\n"
            "2:\n\t"
            "subq %rax, %rcx\n\t"
            "testq %rcx, (%rcx)\n\t"
            "popq %rax\n\t"
            "popq %rcx\n\t"
            "retq");
}
