/* SPDX-License-Identifier: MIT */
/* JSON strings, as the gate, json_line and the writer share them. Private to base. */
#pragma once

#include "base/err.h"

struct buf;

struct json_string {
	const char *p, *end;   /* `p` on the opening quote; behind the closing one afterwards */
	struct buf *out;       /* gets the text, or NULL */
	size_t len;            /* bytes of the text */
	enum err_code code;    /* why it is refused, if it is, */
	const char *why, *at;  /* in words, and where */
};

/* False if it is cut, has a control character or malformed UTF-8 in it, or U+0000 or half a surrogate pair escaped. */
MUST_USE bool json_read_string(struct json_string *string);

/* ASCII that stands in a JSON string as it is. */
bool json_is_plain(char c);
