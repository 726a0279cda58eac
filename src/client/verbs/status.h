/* SPDX-License-Identifier: MIT */
/* Exit statuses, a documented promise (section11(1)): 0 done, 1 a negative answer, 2 called wrongly, 141 nobody reads any more, else sysexits(3). */
#pragma once

#include "base/err.h"

#define STATUS_OK 0
#define STATUS_NO 1
#define STATUS_USAGE 2
#define STATUS_DATA 65
#define STATUS_IO 74
#define STATUS_PIPE 141 /* as a shell says it of SIGPIPE: whoever read the output has gone */

int status_of(enum err_code code);
