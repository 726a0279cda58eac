/* SPDX-License-Identifier: MIT */
/* What the writers of templates and of translations share; private to the room. */
#pragma once

#include "form/po.h"

/* A string in quotes with its escapes, and a newline. */
void po_write_string(struct buf *out, const char *text);
/* The header of a template. */
void po_write_header(const struct json *body, struct buf *out);
/* What there is of a text already; NULL for nothing. */
typedef const struct po_entry *po_finder(void *ctx, const char *text);
/* Each text once, in the order of the form, with comments and references. */
void po_write_texts(const struct form_texts *texts, const struct json *body, const char *name, po_finder *find, void *ctx,
	struct buf *out);
