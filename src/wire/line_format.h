/* SPDX-License-Identifier: MIT */
/*
 * Text of one fact a line ("key: value"), in one spelling: a title line, then every line of a
 * table, in its order, ended by a single newline. One table both reads and writes, so that
 * whatever is written can be read and nothing else can. Inside the wire room only.
 */
#pragma once

#include "base/err.h"

#include <stdint.h>

struct buf;

enum line_kind {
	LINE_NONE,
	LINE_NUMBER,  /* int64_t: 1 to 2^53 - 1, no leading zero */
	LINE_UUID,
	LINE_SLUG,    /* [a-z0-9-]+ */
	LINE_FORM,    /* <form id>/<version> */
	LINE_HEX64,
	LINE_KEY_ID,  /* 16 hex digits */
	LINE_STAMP,   /* RFC 3339 in UTC, a real moment */
	LINE_WRAPPED, /* base64 of a wrapped file key */
	LINE_NOTES,   /* words of receipt_notes in that order; the line is left out when there are none */
	LINE_KIND_COUNT
};

/* A member of the struct that is read or written: a char array, or an int64_t. */
struct line_part {
	enum line_kind kind;
	size_t offset, size;
};

/* The second part, if its kind is not LINE_NONE, stands after one blank. */
struct line_field {
	const char *key;
	struct line_part parts[2];
};

#define LINE_PART(kind, type, member) { kind, offsetof(type, member), sizeof(((type *)0)->member) }

struct line_table {
	const char *title; /* "section11-receipt-1"; the number at its end is the version */
	const struct line_field *fields;
	size_t n;
};

/* ERR_FORMAT with err->where the key and err->line; ERR_NEWER for a later version. *ret_used is the bytes read. */
MUST_USE bool lines_read(const struct line_table *table, const char *bytes, size_t len, void *to, size_t *ret_used,
	struct err *err);
/* ERR_INVALID, and nothing appended, if a member has not the spelling that its line demands. */
MUST_USE bool lines_write(const struct line_table *table, const void *from, struct buf *out, struct err *err);
