/* SPDX-License-Identifier: MIT */
/* Pages to paint and tell: one with every kind of block, one of long text. */
#pragma once

#include "page/edit.h"
#include "page/page.h"

struct sample {
	struct page page;
	struct edit *name, *code, *people, *account;
};

void sample_init(struct sample *sample);
void sample_release(struct sample *sample);
/* Every kind of block, and guidance beside it. */
void sample_all(struct sample *sample);
/* A task list as the client shows it. */
void sample_tasks(struct sample *sample, size_t n);
/* One question. */
void sample_question(struct sample *sample);
/* Paragraphs, and at the end an action. */
void sample_long(struct sample *sample, size_t paragraphs);
/* Wide, combining, right-to-left and harmful text. */
void sample_scripts(struct sample *sample);
