/* SPDX-License-Identifier: MIT */
/*
 * Reading comma-separated values (RFC 4180): quoted fields with doubled quotes, CRLF or LF, a
 * byte order mark at the start. Semicolons separate, as many spreadsheets write them, if the first line has some and no
 * comma. Strict: what a spreadsheet would guess at is a fault with a line.
 *
 *	struct csv csv;
 *	csv_init(&csv, bytes, len);
 *	while (csv_next(&csv, &err))
 *		… csv.fields[0 .. csv.n_fields - 1], csv.line …
 *	if (err.code) …  csv_resume(&csv) and on, to find further faults
 *	csv_release(&csv);
 */
#pragma once

#include "base/buf.h"
#include "base/err.h"

#define CSV_FIELDS_MAX 32

struct csv {
	const char *bytes;
	size_t len, at;
	char separator;
	size_t row_at;
	long line;           /* on which the row began, from 1 */
	long next_line;
	struct buf text;     /* the fields, each ended by NUL */
	const char *fields[CSV_FIELDS_MAX];
	size_t n_fields;
};
void csv_init(struct csv *csv, const char *bytes, size_t len);
/* The next row; blank lines are passed over. False at the end (err->code stays ERR_NONE), or on a fault (ERR_SYNTAX, line). */
MUST_USE bool csv_next(struct csv *csv, struct err *err);
/* After a fault: goes on at the line after the one on which the faulty row began. */
void csv_resume(struct csv *csv);
void csv_release(struct csv *csv);
