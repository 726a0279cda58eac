/* SPDX-License-Identifier: MIT */
/* An assessment on paper: pages for print and check. Built from blocks, written by page/write. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct assessment;
struct buf;
struct receipt;

enum paper_format { PAPER_TEXT, PAPER_HTML };

/*
 * Cover, summary of grades with bars, change since an earlier year, next steps, what is worth another look, documents, every
 * question with its id, answer, evidence and comment. `earlier` may be NULL: there was none.
 */
void paper_write(const struct assessment *assessment, const struct assessment *earlier, enum paper_format format, int cols,
	struct buf *out);
/* The empty form with all its guidance. */
void paper_write_blank(const struct assessment *assessment, enum paper_format format, int cols, struct buf *out);
