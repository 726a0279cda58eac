/* SPDX-License-Identifier: MIT */
/* Being told to stop: SIGINT, SIGTERM and SIGHUP only set a mark, which is looked at between steps and while waiting. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Installs the handlers; SIGPIPE and SIGXFSZ are ignored, since both would end the program inside a write. */
void stop_start(void);
/* The signal that asked, or 0. */
int stop_asked(void);
/* Waits; false at once when asked to stop. */
bool stop_wait(int64_t ms);
