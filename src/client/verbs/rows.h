/* SPDX-License-Identifier: MIT */
/*
 * The answers as a table: one row a question, then one row for each of its parts. Columns: section, question, part, text, state,
 * value (codes, as stored), answer (in words), reason, comment, evidence, next step with owner and day, help wanted. Only
 * what is asked; no private notes.
 */
#pragma once

#include <stddef.h>

struct assessment;
struct buf;

/* RFC 4180 with a byte order mark; every cell in quotes; formulas made harmless with an apostrophe. */
void rows_write_csv(const struct assessment *assessment, struct buf *out);
/* {"format": "section11-export", "format_version": 1, …, "rows": [ {column: text} ]} and a newline. */
void rows_write_json(const struct assessment *assessment, struct buf *out);
/* One cell, as rows_write_csv writes it: quoted, formula-safe. */
void csv_cell(const char *text, struct buf *out);
/* n of them and CRLF; NULL is an empty cell. */
void csv_line(const char *const *cells, size_t n, struct buf *out);
/* The byte order mark and the line of names. */
void csv_begin(const char *const *names, size_t n, struct buf *out);
