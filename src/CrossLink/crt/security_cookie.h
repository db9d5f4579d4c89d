#pragma once

// Gives this process a cookie of its own. The entry point calls it before anything else.
void initialize_security_cookie(void);
