/* SPDX-License-Identifier: MIT */
/* Reading an invitation's code: from a file that only its owner can read, or from standard input; never argv or environment. */
#pragma once

#include "base/err.h"
#include "base/id.h"

/*
 * `from` "-" is standard input. An empty input gives "" and true: the remembered code serves. ERR_PERMISSION if others may read
 * the file, ERR_INVALID if it holds no whole code.
 */
MUST_USE bool code_read(const char *from, char ret_code[ID_CODE_BYTES], struct err *err);
