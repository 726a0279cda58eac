/* SPDX-License-Identifier: MIT */
/*
 * Many random things done to an editor and to a simple model of one: they must agree after each. The seeds are fixed; one
 * that fails is printed, so that it can be run alone.
 */
#include "edit_model.h"

#include "base/buf.h"
#include "base/text.h"

#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define SEEDS 60
#define STEPS 250
#define CEILING 1500

static uint32_t dice_state;

static unsigned dice(unsigned sides)
{
	dice_state ^= dice_state << 13;
	dice_state ^= dice_state >> 17;
	dice_state ^= dice_state << 5;
	return dice_state % sides;
}

/* Letters, blanks, marks that join what stands before, flags' halves, wide ones, families, things that break lines. */
static const char *const pieces[] = {
	"a", "b", "word", "it's", "x_y", " ", " ", " ", "  ", "\n", ".", ",", "(", ")", "-",
	"\xc3\xa9", "e\xcc\x81", "\xcc\x81", "\xcc\xa3",
	"\xe5\xad\x90", "\xe5\xad\x90\xe5\xa5\xb3", "\xf0\x9f\x87\xac", "\xf0\x9f\x87\xa7", "\xe2\x80\x8d", "\xf0\x9f\x91\xa9",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xe1\x85\xa1",
	"\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7",
	"1", "100%", "http://a.b/c", "longwordthatdoesnotfitintotherow", "\xe2\x80\x94", "\xc2\xa0",
};

struct pair {
	struct edit *edit;
	struct model model;
	int cols;
};

static void do_insert(struct pair *pair)
{
	struct buf text = BUF(512);
	for (unsigned n = dice(8) ? 1 : 1 + dice(10); n > 0; n--)
		buf_puts(&text, pieces[dice(LENGTH(pieces))]);
	assert_int_equal(edit_insert(pair->edit, text.data, text.len), model_insert(&pair->model, text.data));
	buf_release(&text);
}

static void do_move(struct pair *pair)
{
	enum edit_move move = dice(MOVE_END + 1);
	bool select = dice(4) == 0;
	int page_rows = 1 + (int)dice(5);
	bool moved = edit_move(pair->edit, move, select, pair->cols, page_rows);
	assert_int_equal(moved, model_move(&pair->model, move, select, pair->cols, page_rows));
}

static void do_cut(struct pair *pair)
{
	enum edit_cut what = dice(3) ? dice(2) : dice(CUT_SELECTION + 1);
	assert_int_equal(edit_cut(pair->edit, what), model_cut(&pair->model, what));
}

static void do_copy(struct pair *pair)
{
	assert_int_equal(edit_copy(pair->edit), model_copy(&pair->model));
}

static void do_paste(struct pair *pair)
{
	assert_int_equal(edit_paste(pair->edit), model_paste(&pair->model));
}

static void do_undo(struct pair *pair)
{
	if (edit_undo(pair->edit))
		assert_true(model_went_back(&pair->model, edit_text(pair->edit), edit_caret(pair->edit)));
	else
		assert_int_equal(pair->model.now, 0);
}

static void do_redo(struct pair *pair)
{
	if (edit_redo(pair->edit))
		assert_true(model_went_on(&pair->model, edit_text(pair->edit), edit_caret(pair->edit)));
	else
		assert_int_equal(pair->model.now, pair->model.n_states - 1);
}

static void do_resize(struct pair *pair)
{
	pair->cols = 1 + (int)dice(30);
}

static void (*const acts[])(struct pair *pair) = {
	do_insert, do_insert, do_insert, do_insert, do_insert, do_insert, do_insert, do_move, do_move, do_move, do_move,
	do_cut, do_cut, do_copy, do_paste, do_undo, do_undo, do_redo, do_resize,
};

static void assert_same_rows(const struct pair *pair)
{
	struct text_line wrapped = { 0 }, kept;
	int row = 0;
	for (; text_wrap_next(pair->model.text, pair->model.len, pair->cols, &wrapped); row++) {
		assert_true(edit_row(pair->edit, pair->cols, row, &kept));
		assert_int_equal(kept.start, wrapped.start);
		assert_int_equal(kept.len, wrapped.len);
		assert_int_equal(kept.next, wrapped.next);
	}
	assert_false(edit_row(pair->edit, pair->cols, row, &kept));
}

static void assert_same(const struct pair *pair)
{
	int row[2], col[2], rows[2];
	size_t from[2], to[2];
	assert_string_equal(edit_text(pair->edit), pair->model.text);
	assert_int_equal(edit_len(pair->edit), pair->model.len);
	assert_int_equal(edit_graphemes(pair->edit), text_graphemes(pair->model.text, pair->model.len));
	assert_int_equal(edit_caret(pair->edit), pair->model.caret);
	bool selected = edit_selection(pair->edit, &from[0], &to[0]);
	assert_int_equal(selected, model_selection(&pair->model, &from[1], &to[1]));
	if (selected) {
		assert_int_equal(from[0], from[1]);
		assert_int_equal(to[0], to[1]);
	}
	edit_place(pair->edit, pair->cols, &row[0], &col[0], &rows[0]);
	model_place(&pair->model, pair->cols, &row[1], &col[1], &rows[1]);
	assert_int_equal(row[0], row[1]);
	assert_int_equal(col[0], col[1]);
	assert_int_equal(rows[0], rows[1]);
	assert_same_rows(pair);
}

static void run(uint32_t seed)
{
	struct pair pair = { .edit = edit_new(false, CEILING), .model = { .max_bytes = CEILING }, .cols = 12 };
	dice_state = seed * 2654435761u + 1;
	edit_forget_cut();
	static const char first[] = "One two three.\n\nFour five six seven eight nine ten eleven.";
	edit_set(pair.edit, first);
	model_set(&pair.model, first);
	for (int step = 0; step < STEPS; step++) {
		acts[dice(LENGTH(acts))](&pair);
		assert_same(&pair);
	}
	while (pair.model.now)
		do_undo(&pair);
	assert_string_equal(edit_text(pair.edit), first);
	edit_free(pair.edit);
	model_release(&pair.model);
	edit_forget_cut();
}

static void test_random(void **state)
{
	for (uint32_t seed = 1; seed <= SEEDS; seed++) {
		print_message("seed %u\n", (unsigned)seed);
		run(seed);
	}
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_random) };
	return RUN(tests);
}
