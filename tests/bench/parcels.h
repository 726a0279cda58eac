/* SPDX-License-Identifier: MIT */
/* What is sent to a board: sealed bodies with their requests round them, made before the clock starts. */
#pragma once

#include "base/buf.h"

#include <stddef.h>

struct parcel {
	char head[1024];       /* request line and headers */
	size_t head_len;
	struct buf body;
};
struct parcels {
	struct parcel *items;
	size_t n;
};
/* n submissions of `body_bytes` each, in turn from the organisations that hold these invitations. Ends the program on failure. */
void parcels_make(struct parcels *parcels, size_t n, size_t body_bytes, char *const invitations[], size_t n_invitations);
void parcels_release(struct parcels *parcels);
