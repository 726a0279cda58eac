/* SPDX-License-Identifier: MIT */
/*
 * A change of the history in words: what it was about, what was changed there, from what and to what. The whole words; whoever
 * has little room cuts them (brief_words).
 */
#pragma once

#include "entry/assessment.h"

struct buf;
struct page;

/* One thing that is another than before. Texts are in the page's arena or the form's. */
struct difference {
	const char *what;       /* "Comment", or the name of a part; NULL: the answer itself */
	const char *from, *to;  /* never NULL, never empty */
};
#define DIFFERENCES_MAX 24
/* At most DIFFERENCES_MAX; 0 if nothing can be told of it. */
size_t change_differences(const struct assessment *assessment, const struct change *change, struct page *page,
	struct difference to[DIFFERENCES_MAX]);
/* "KF1-4  Training", "Your list of documents". */
const char *change_subject(const struct assessment *assessment, const struct change *change, struct page *page);
/* Who wrote it and when: "21 November 2026 at 19:04, PN". */
const char *change_when(const struct change *change, struct page *page);
/* What it was about, in few words: "KF1-2, answer", "Your list of documents". Appends. */
void change_words(const struct form *form, const struct change *change, struct buf *out);
