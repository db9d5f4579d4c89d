#pragma once
#include "windows_types.h"

// Runs the static initialisers of every linked object; false when one of them failed.
bool run_initializers(void);

// Runs what atexit registered, last first.
void run_exit_functions(void);
