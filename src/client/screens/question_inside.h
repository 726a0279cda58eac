/* SPDX-License-Identifier: MIT */
/* What the files of the page of a question share. */
#pragma once

#include "client/screen.h"

struct form_field;

/* The page shows what the rules took; what they refused stays on it, and the status line says why. */
void question_refill(struct model *model);

/* Adds the page's blocks (question_page.c). */
void question_build(struct model *model, struct page *page);

/* Tables (question_rows.c). `part` is the part's id, NULL for the question's value. */
void question_show_table(struct model *model, struct page *page, const char *part, const struct form_field *field, const char *label);
/* Whether the table can begin with a row for each question where help was asked for; and doing so. */
bool question_offers_help_rows(const struct model *model);
void question_fill_help_rows(struct model *model, struct effects *effects);
/* "add:part" and "row:part:2" open a page of that row. False if `id` is neither. */
bool question_open_row(struct model *model, const char *id, struct effects *effects);
void question_delete_row(struct model *model, struct effects *effects);

/* Going on (question_on.c): to the next question, the end of the section or back to the list; and the screen's hook of that name. */
void question_go_next(struct model *model, struct effects *effects);
bool question_go_on(struct model *model, const char *from, struct effects *effects);
/* What was brought over is still true, and on to the next. */
void question_confirm(struct model *model, struct effects *effects);

/* The option or state with that id is chosen (question_choose.c). False if `id` is none. */
bool question_choose(struct model *model, const char *id, struct effects *effects);
/* One of several that is chosen is taken back: nothing is chosen then. False if `id` is none such. */
bool question_unchoose(struct model *model, const char *id, struct effects *effects);
