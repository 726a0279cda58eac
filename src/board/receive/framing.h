/* SPDX-License-Identifier: MIT */
/*
 * Whether a request is framed so that nobody on the way can read it otherwise than we do.
 * Decided before anything else is believed. What cannot be seen from here (a bare line feed, a
 * blank before a colon, NUL) is the proxy's to refuse: docs/BOARD.md.
 */
#pragma once

#include "board/receive/refusal.h"
#include "board/receive/route.h"

struct framed {
	struct route route;
	int64_t length;   /* of the body; 0 for none */
};
/* REFUSAL_COUNT: fine, and *ret is filled. For REFUSAL_METHOD ret->route is filled too. */
enum refusal framing_check(const struct request *request, int64_t max_body_bytes, struct framed *ret);
