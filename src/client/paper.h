/* SPDX-License-Identifier: MIT */
/* An assessment on paper: pages for print and check. Built from blocks, written by page/write. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct assessment;
struct buf;
struct receipt;

enum paper_format { PAPER_TEXT, PAPER_HTML };

/* What is wanted on paper. */
struct paper_order {
	const struct assessment *assessment;
	const struct assessment *earlier; /* an earlier year's; NULL: there was none */
	const struct receipt *receipt;    /* the newest that came; NULL: none has */
	const char *reference;            /* of the receipt */
	bool changed_since;               /* what the receipt is for is not what stands here now */
	bool practice;                    /* each part says so */
	enum paper_format format;
	int cols;                         /* of plain text */
};

/*
 * Cover, summary of grades with bars, change since an earlier year, next steps, what is worth another look, documents, every
 * question with its id, answer, evidence and comment.
 */
void paper_write(const struct paper_order *order, struct buf *out);
/* The empty form with all its guidance. */
void paper_write_blank(const struct paper_order *order, struct buf *out);
