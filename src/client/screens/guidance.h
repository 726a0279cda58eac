/* SPDX-License-Identifier: MIT */
/* What stands behind a question: beside it where there is room, else on a page of its own. */
#pragma once

#include <stdbool.h>

struct assessment;
struct blocks;
struct form_question;
struct page;

/*
 * Why it is asked, what good looks like, the rule with its dates, whom to ask. `beside`: short, without what the question's own page
 * or the page for evidence says as well, and without those who can be asked about every question.
 */
void guidance_add(const struct assessment *assessment, const struct form_question *question, bool beside, struct page *page,
	struct blocks *to);
