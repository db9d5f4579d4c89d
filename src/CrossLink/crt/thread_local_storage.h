#pragma once

// Runs the dynamic initialisers of this thread's thread-local variables, once.
void initialize_thread_locals(void);
