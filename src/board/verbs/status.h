/* SPDX-License-Identifier: MIT */
/*
 * Exit statuses, a documented promise (section11-board(1)): 0 done, 1 a negative answer, 2 called wrongly, 141 whoever
 * read the output has gone (as a shell says it of SIGPIPE), else sysexits(3).
 */
#pragma once

#include "base/err.h"

#define STATUS_OK 0
#define STATUS_NO 1
#define STATUS_USAGE 2
#define STATUS_DATA 65
#define STATUS_PIPE 141

int status_of(enum err_code code);
