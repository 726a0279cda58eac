/* SPDX-License-Identifier: MIT */
/* The mouse: never needed, and off on request. */
#pragma once

#include "client/effects.h"
#include "client/view.h"

/* Carries out a click, a drag or the wheel as the page was painted last. False if the key is none of these. */
bool mouse_take(struct worker *worker, struct view *view, const struct key *key);
