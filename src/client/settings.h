/* SPDX-License-Identifier: MIT */
/*
 * What a person sets once for the full screen and line mode. From the weakest: the key file ("set idle 10"), the environment
 * (SECTION11_IDLE=10), an option (--idle 10).
 */
#pragma once

#include "base/err.h"

#define IDLE_MAX_MINUTES 1440

struct settings {
	bool mouse;         /* ours; else the terminal keeps it for selecting */
	int idle_minutes;   /* without a key, then the screen is hidden; 0: never */
};

/* As they are if nothing is set. */
struct settings settings_usual(void);
/* "mouse" "on" or "off", "idle" and minutes. ERR_INVALID: no such name or value. */
MUST_USE bool settings_take(struct settings *settings, const char *name, const char *value, struct err *err);
/* SECTION11_MOUSE and SECTION11_IDLE; a wrong value is said on standard error and left out. */
void settings_from_environment(struct settings *settings);
