/* SPDX-License-Identifier: MIT */
/*
 * An editor as simple as can be, to compare the real one with: everything is computed anew from the whole text, and undo
 * is a list of all texts there were. It takes any time it likes.
 */
#pragma once

#include "page/edit.h"

#define MODEL_MAX 6000
#define MODEL_STATES 900

struct model_state {
	char *text;
	size_t arrived, left; /* caret when it came to be; caret when it was changed */
};

struct model {
	char text[MODEL_MAX + 1];
	size_t len, caret, anchor, max_bytes;
	bool selecting;
	int goal;
	char killed[MODEL_MAX + 1];
	bool gathering;
	struct model_state states[MODEL_STATES];
	size_t n_states, now;
};

void model_set(struct model *model, const char *text);
void model_release(struct model *model);
bool model_selection(const struct model *model, size_t *ret_from, size_t *ret_to);
/* `text` holds nothing that an editor would drop. */
bool model_insert(struct model *model, const char *text);
bool model_cut(struct model *model, enum edit_cut what);
bool model_copy(struct model *model);
bool model_paste(struct model *model);
bool model_move(struct model *model, enum edit_move move, bool select, int cols, int page_rows);
/* How far one undo or redo goes is for the real editor to say: this is where it went. False if that never was. */
bool model_went_back(struct model *model, const char *text, size_t caret);
bool model_went_on(struct model *model, const char *text, size_t caret);
void model_place(const struct model *model, int cols, int *ret_row, int *ret_col, int *ret_rows);
