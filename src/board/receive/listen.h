/* SPDX-License-Identifier: MIT */
/* A listening socket on "ADDRESS:PORT": digits or localhost, [..] round IPv6, port 0 for any free one. */
#pragma once

#include "base/err.h"

#define LISTEN_TEXT_BYTES 64

/* *ret_text: the address with the port that was chosen, "127.0.0.1:41234". */
MUST_USE bool listen_on(const char *where, int *ret_fd, char ret_text[LISTEN_TEXT_BYTES], struct err *err);
