/* SPDX-License-Identifier: MIT */
/* Signals that end the program become a byte in a pipe, so that saving happens in the loop. */
#pragma once

#include "base/err.h"

/* SIGHUP, SIGTERM and SIGINT, for the rest of the process. */
MUST_USE bool leaving_catch(struct err *err);
/* Readable once one of them came; it is never read. */
int leaving_fd(void);
