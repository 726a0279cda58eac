/* SPDX-License-Identifier: MIT */
/*
 * Where a finding is put right, and what that place is called. The error summary leads there, the page there says the
 * finding in the same words (finding_text in words.h), and whoever reads lines or paper is told the name.
 */
#pragma once

#include "client/model.h"

struct buf;

struct finding_place {
	enum screen_id screen;                /* SCREEN_TASKS: nowhere in particular */
	const struct form_question *question; /* question, details, row */
	const char *part;                     /* row: of which table; "" for the value. Borrowed from the form */
	int row;
	char item[16];                        /* document: its id */
	char focus[64];                       /* the field on that page; "": the page itself */
};
void finding_place(const struct assessment *assessment, const struct finding *finding, struct finding_place *ret);

/* The name of the part or of what stands beside the answer: "Who is it?", "comment". Appends nothing for the value itself. */
void finding_where(const struct finding *finding, struct buf *out);
/* That name and the finding: "Who is it? Enter the person's role". */
void finding_line(const struct finding *finding, struct buf *out);
