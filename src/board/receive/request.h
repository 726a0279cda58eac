/* SPDX-License-Identifier: MIT */
/*
 * One HTTP request and one answer as the service sees them: no library's types, so that every
 * rule is a function of text. Header lines stand as they came, repeats included.
 */
#pragma once

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REQUEST_HEADERS_MAX 32
#define REQUEST_HEADER_BYTES_MAX 8192
#define REQUEST_TARGET_BYTES_MAX 128
#define REQUEST_ADDRESS_BYTES 46

struct header {
	const char *name, *value;
};
struct request {
	const char *method, *target, *version; /* target: raw, as on the first line, query included */
	struct header headers[REQUEST_HEADERS_MAX + 1];
	size_t n_headers;       /* REQUEST_HEADERS_MAX + 1: there were too many */
	size_t header_bytes;
	char address[REQUEST_ADDRESS_BYTES]; /* of the other side, in digits */
};
/* The first of that name, ASCII case ignored; NULL if none. */
const char *request_header(const struct request *request, const char *name);
size_t request_count(const struct request *request, const char *name);

struct answer {
	int status;
	const char *type;       /* of the body */
	struct header extra[3]; /* name NULL: unused */
	char digest[64];        /* Content-Digest; "" for none */
	struct buf body;
	bool close;             /* the connection cannot be used any more */
	bool at_once;           /* before the body is read */
};
void answer_release(struct answer *answer);
void answer_header(struct answer *answer, const char *name, const char *value);
