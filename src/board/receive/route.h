/* SPDX-License-Identifier: MIT */
/* What a raw request target means. Only the exact spelling counts: no escapes, no query, no dots, no slash at the end. */
#pragma once

#include "base/id.h"

#include <stdbool.h>
#include <stdint.h>

enum route_kind {
	ROUTE_ABOUT,       /* /v1/about */
	ROUTE_REVISION,    /* /v1/submissions/{uuid}/{revision} */
	ROUTE_RECEIPT,     /* /v1/submissions/{uuid}/{revision}/receipt */
	ROUTE_SUBMISSION,  /* /v1/submissions/{uuid} */
	ROUTE_KIND_COUNT
};
#define ROUTE_REVISION_MAX 999999

struct route {
	enum route_kind kind;
	char submission[ID_UUID_BYTES];
	int64_t revision;
};
bool route_of(const char *target, struct route *ret);
/* The one method a route serves: "PUT". */
const char *route_method(enum route_kind kind);
