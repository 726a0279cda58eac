/* SPDX-License-Identifier: MIT */
#include "page/edit.h"

#include "base/buf.h"
#include "base/text.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

/* In the pictures of these tests `|` is the caret and `<` the other end of the selection. */
#define COLS 10
#define CEILING 200

static void stand(struct edit *edit, size_t at, bool select)
{
	edit_move(edit, select && edit_caret(edit) > at ? MOVE_LEFT : MOVE_RIGHT, select, COLS, 1);
	while (edit_caret(edit) > at)
		edit_move(edit, MOVE_LEFT, select, COLS, 1);
	while (edit_caret(edit) < at)
		edit_move(edit, MOVE_RIGHT, select, COLS, 1);
}

static struct edit *from_picture(const char *picture, bool single)
{
	struct edit *edit = edit_new(single, CEILING);
	struct buf text = BUF(BUF_MIB);
	size_t caret = 0, anchor = 0;
	bool selected = false;
	for (const char *c = picture; *c; c++) {
		if (*c == '|')
			caret = text.len;
		else if (*c == '<')
			anchor = text.len, selected = true;
		else
			buf_putc(&text, *c);
	}
	edit_set(edit, buf_text(&text));
	buf_release(&text);
	edit_move(edit, MOVE_START, false, COLS, 1);
	stand(edit, selected ? anchor : caret, false);
	if (selected)
		stand(edit, caret, true);
	return edit;
}

static char *to_picture(const struct edit *edit)
{
	struct buf out = BUF(BUF_MIB);
	size_t from = 0, to = 0, caret = edit_caret(edit);
	bool selected = edit_selection(edit, &from, &to);
	for (size_t i = 0; i <= edit_len(edit); i++) {
		if (i == caret)
			buf_putc(&out, '|');
		else if (selected && (i == from || i == to))
			buf_putc(&out, '<');
		if (i < edit_len(edit))
			buf_putc(&out, edit_text(edit)[i]);
	}
	return buf_take(&out);
}

static void assert_picture(const struct edit *edit, const char *picture)
{
	char *is = to_picture(edit);
	assert_string_equal(is, picture);
	free(is);
}

struct move_case {
	const char *before;
	enum edit_move move;
	bool select, moved;
	const char *after;
};

static void run_moves(const struct move_case *cases, size_t n, bool single)
{
	for (size_t i = 0; i < n; i++) {
		struct edit *edit = from_picture(cases[i].before, single);
		assert_picture(edit, cases[i].before);
		assert_int_equal(edit_move(edit, cases[i].move, cases[i].select, COLS, 2), cases[i].moved);
		assert_picture(edit, cases[i].after);
		edit_free(edit);
	}
}

static void test_moves(void **state)
{
	static const struct move_case cases[] = {
		{ "|", MOVE_LEFT, false, false, "|" },
		{ "|", MOVE_RIGHT, false, false, "|" },
		{ "|", MOVE_UP, false, false, "|" },
		{ "|", MOVE_DOWN, false, false, "|" },
		{ "|", MOVE_PAGE_DOWN, false, false, "|" },
		{ "|", MOVE_LINE_END, false, false, "|" },
		{ "|", MOVE_WORD_LEFT, false, false, "|" },
		{ "a|b", MOVE_LEFT, false, true, "|ab" },
		{ "a|b", MOVE_RIGHT, false, true, "ab|" },
		/* graphemes: an accent of its own, a family joined by U+200D, a flag */
		{ "e\xcc\x81|x", MOVE_LEFT, false, true, "|e\xcc\x81x" },
		{ "|\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7x", MOVE_RIGHT, false, true,
			"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7|x" },
		{ "\xf0\x9f\x87\xac\xf0\x9f\x87\xa7|", MOVE_LEFT, false, true, "|\xf0\x9f\x87\xac\xf0\x9f\x87\xa7" },
		/* words: blanks, then a run of letters or of punctuation */
		{ "|one, two", MOVE_WORD_RIGHT, false, true, "one|, two" },
		{ "one|, two", MOVE_WORD_RIGHT, false, true, "one,| two" },
		{ "one,| two", MOVE_WORD_RIGHT, false, true, "one, two|" },
		{ "one, two|", MOVE_WORD_LEFT, false, true, "one, |two" },
		{ "one, |two", MOVE_WORD_LEFT, false, true, "one|, two" },
		{ "don't|", MOVE_WORD_LEFT, false, true, "|don't" },
		{ "a\n|b", MOVE_WORD_LEFT, false, true, "|a\nb" },
		{ "caf\xc3\xa9\xe2\x80\xa6|", MOVE_WORD_LEFT, false, true, "caf\xc3\xa9|\xe2\x80\xa6" },
		{ "\xe3\x80\x8c\xe5\xad\x90|\xe3\x80\x8d", MOVE_WORD_LEFT, false, true, "\xe3\x80\x8c|\xe5\xad\x90\xe3\x80\x8d" },
		/* rows are those of the wrap at 10 columns: "aaaa bbbb " and "cccc" */
		{ "aaaa bb|bb cccc", MOVE_LINE_END, false, true, "aaaa bbbb| cccc" },
		{ "aaaa bbbb| cccc", MOVE_LINE_END, false, false, "aaaa bbbb| cccc" },
		{ "aaaa bbbb cc|cc", MOVE_LINE_START, false, true, "aaaa bbbb |cccc" },
		{ "aaaa bbbb |cccc", MOVE_LINE_START, false, false, "aaaa bbbb |cccc" },
		{ "aaaa bbbb |cccc", MOVE_UP, false, true, "|aaaa bbbb cccc" },
		{ "a|aaa bbbb cccc", MOVE_DOWN, false, true, "aaaa bbbb c|ccc" },
		{ "aaaa bbb|b cccc", MOVE_DOWN, false, true, "aaaa bbbb cccc|" },
		{ "aaaa bbbb c|ccc", MOVE_DOWN, false, false, "aaaa bbbb c|ccc" },
		{ "aa|aa bbbb cccc", MOVE_UP, false, false, "aa|aa bbbb cccc" },
		/* a word broken by force: the end of the row is before its last letter */
		{ "|0123456789abc", MOVE_LINE_END, false, true, "012345678|9abc" },
		{ "0123456789|abc", MOVE_LINE_END, false, true, "0123456789abc|" },
		{ "a\n|\nb", MOVE_LINE_END, false, false, "a\n|\nb" },
		{ "ab|\n", MOVE_DOWN, false, true, "ab\n|" },
		{ "ab\n|", MOVE_UP, false, true, "|ab\n" },
		{ "1\n2\n3\n4|", MOVE_PAGE_UP, false, true, "1\n2|\n3\n4" },
		{ "1\n2|\n3\n4", MOVE_PAGE_UP, false, true, "1|\n2\n3\n4" },
		{ "1\n2\n3|\n4", MOVE_PAGE_DOWN, false, true, "1\n2\n3\n4|" },
		{ "a\nb|", MOVE_START, false, true, "|a\nb" },
		{ "|a\nb", MOVE_END, false, true, "a\nb|" },
		/* selection */
		{ "ab|cd", MOVE_RIGHT, true, true, "ab<c|d" },
		{ "ab<c|d", MOVE_LEFT, true, true, "ab|cd" },
		{ "a|bc<d", MOVE_LEFT, false, true, "a|bcd" },
		{ "a|bc<d", MOVE_RIGHT, false, true, "abc|d" },
		{ "a<bc|d", MOVE_LEFT, false, true, "a|bcd" },
		{ "a<bc|d", MOVE_END, false, true, "abcd|" },
		{ "a<bc|d", MOVE_UP, false, false, "abc|d" },
		{ "one |two", MOVE_WORD_LEFT, true, true, "|one <two" },
	};
	run_moves(cases, LENGTH(cases), false);
}

static void test_moves_in_a_single_line(void **state)
{
	static const struct move_case cases[] = {
		{ "one two thr|ee four", MOVE_UP, false, false, "one two thr|ee four" },
		{ "one two thr|ee four", MOVE_DOWN, false, false, "one two thr|ee four" },
		{ "one two thr|ee four", MOVE_PAGE_UP, false, false, "one two thr|ee four" },
		{ "one two thr|ee four", MOVE_LINE_START, false, true, "|one two three four" },
		{ "one two thr|ee four", MOVE_LINE_END, false, true, "one two three four|" },
		{ "one two three four|", MOVE_LINE_END, false, false, "one two three four|" },
	};
	run_moves(cases, LENGTH(cases), true);
}

struct cut_case {
	const char *before;
	enum edit_cut what;
	bool cut;
	const char *after, *pasted; /* pasted: what a paste then gives; NULL: nothing was kept */
};

static void test_cuts(void **state)
{
	static const struct cut_case cases[] = {
		{ "|", CUT_BACK, false, "|", NULL },
		{ "|", CUT_FORWARD, false, "|", NULL },
		{ "|", CUT_LINE, false, "|", NULL },
		{ "|", CUT_SELECTION, false, "|", NULL },
		{ "a|", CUT_TO_LINE_END, false, "a|", NULL },
		{ "|a", CUT_WORD_BACK, false, "|a", NULL },
		{ "ae\xcc\x81|b", CUT_BACK, true, "a|b", NULL },
		{ "a|e\xcc\x81" "b", CUT_FORWARD, true, "a|b", NULL },
		{ "a\n|b", CUT_BACK, true, "a|b", NULL },
		{ "a<bc|d", CUT_BACK, true, "a|d", NULL },
		{ "a|bc<d", CUT_FORWARD, true, "a|d", NULL },
		{ "one two |three", CUT_WORD_BACK, true, "one |three", "one two |three" },
		{ "one| two three", CUT_WORD_FORWARD, true, "one| three", "one two| three" },
		{ "one| two\nthree", CUT_TO_LINE_END, true, "one|\nthree", "one two|\nthree" },
		{ "one|\nthree", CUT_TO_LINE_END, true, "one|three", "one\n|three" },
		{ "one\nt|wo\nthree", CUT_LINE, true, "one\n|three", "one\ntwo\n|three" },
		{ "one\nt|wo", CUT_LINE, true, "one\n|", "one\ntwo|" },
		{ "one\n|", CUT_LINE, false, "one\n|", NULL },
		{ "a<bc|d", CUT_SELECTION, true, "a|d", "abc|d" },
		{ "a<bc|d", CUT_LINE, true, "a|d", "abc|d" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct edit *edit = from_picture(cases[i].before, false);
		edit_forget_cut();
		assert_int_equal(edit_cut(edit, cases[i].what), cases[i].cut);
		assert_picture(edit, cases[i].after);
		assert_int_equal(edit_is_dirty(edit), cases[i].cut);
		assert_int_equal(edit_paste(edit), cases[i].pasted != NULL);
		assert_picture(edit, cases[i].pasted ? cases[i].pasted : cases[i].after);
		while (edit_undo(edit))
			continue;
		assert_int_equal(edit_len(edit), strlen(cases[i].before) - 1 - (strchr(cases[i].before, '<') != NULL));
		edit_free(edit);
	}
	edit_forget_cut();
}

static void test_cuts_gather(void **state)
{
	struct edit *edit = from_picture("1\n|2\n3\n4", false), *other = from_picture("one two| three four", false);
	edit_cut(edit, CUT_LINE);
	edit_cut(edit, CUT_LINE);
	assert_picture(edit, "1\n|4");
	edit_move(edit, MOVE_END, false, COLS, 1);
	edit_paste(edit);
	assert_picture(edit, "1\n42\n3\n|");
	/* in the order in which they stood, whichever way one cuts; and another editor begins anew */
	edit_cut(edit, CUT_WORD_BACK);
	edit_cut(other, CUT_WORD_FORWARD);
	edit_cut(other, CUT_WORD_BACK);
	assert_picture(other, "one | four");
	edit_cut(edit, CUT_WORD_BACK);
	assert_picture(edit, "1\n|");
	edit_paste(edit);
	assert_picture(edit, "1\n42\n|");
	edit_cut(other, CUT_WORD_FORWARD);
	edit_paste(edit);
	assert_picture(edit, "1\n42\n four|");
	edit_free(edit);
	edit_free(other);
	edit_forget_cut();
}

static void test_copy(void **state)
{
	struct edit *edit = from_picture("a<bc|d", false);
	edit_forget_cut();
	assert_true(edit_copy(edit));
	assert_false(edit_is_dirty(edit));
	assert_picture(edit, "a<bc|d");
	assert_true(edit_paste(edit));
	assert_picture(edit, "abc|d");
	assert_false(edit_copy(edit));
	assert_true(edit_paste(edit));
	assert_picture(edit, "abcbc|d");
	edit_select_all(edit);
	assert_picture(edit, "<abcbcd|");
	edit_free(edit);
	edit_forget_cut();
}

struct insert_case {
	const char *before, *text;
	size_t len; /* 0: strlen */
	bool single, inserted;
	const char *after;
};

static void test_inserts(void **state)
{
	static const struct insert_case cases[] = {
		{ "a|b", "x", 0, false, true, "ax|b" },
		{ "a<bc|d", "x", 0, false, true, "ax|d" },
		{ "e|x", "\xcc\x81", 0, false, true, "e\xcc\x81|x" },
		/* half a flag in front of a flag: the caret never stands inside a grapheme */
		{ "|\xf0\x9f\x87\xac\xf0\x9f\x87\xa7", "\xf0\x9f\x87\xab", 0, false, true,
			"\xf0\x9f\x87\xab\xf0\x9f\x87\xac|\xf0\x9f\x87\xa7" },
		{ "|", "one\r\ntwo\rthree\nfour\xe2\x80\xa8" "five", 0, false, true, "one\ntwo\nthree\nfour\nfive|" },
		{ "|", "one\r\ntwo\n", 0, true, true, "one two|" },
		{ "|", "a\tb", 0, false, true, "a b|" },
		{ "|", "a\x1b[31m\x07\xc2\x9b\xe2\x80\xae" "b\x7f", 0, false, true, "a[31mb|" },
		{ "|", "\xef\xbf\xbd", 0, false, true, "\xef\xbf\xbd|" },
		{ "a<bc|d", "\x1b\x07", 0, false, false, "a<bc|d" },
		{ "a|", "", 0, false, false, "a|" },
		{ "a|", "\n", 0, true, false, "a|" },
		{ "a|", "\xff", 0, false, false, "a|" },
		{ "a|", "\xe2\x80", 0, false, false, "a|" },
		{ "a|", "x\0y", 3, false, false, "a|" },
		{ "a|", "\xed\xa0\x80", 0, false, false, "a|" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct edit *edit = from_picture(cases[i].before, cases[i].single);
		size_t len = cases[i].len ? cases[i].len : strlen(cases[i].text);
		assert_int_equal(edit_insert(edit, cases[i].text, len), cases[i].inserted);
		assert_picture(edit, cases[i].after);
		assert_int_equal(edit_is_dirty(edit), cases[i].inserted);
		assert_int_equal(edit_undo(edit), cases[i].inserted);
		edit_free(edit);
	}
}

static void test_ceiling(void **state)
{
	struct edit *edit = edit_new(false, 8);
	assert_true(edit_insert(edit, "12345", 5));
	assert_false(edit_insert(edit, "6789", 4));
	assert_picture(edit, "12345|");
	assert_true(edit_insert(edit, "678", 3));
	assert_false(edit_insert(edit, "\xc3\xa9", 2));
	edit_select_all(edit);
	assert_false(edit_insert(edit, "123456789", 9));
	assert_picture(edit, "<12345678|");
	assert_true(edit_insert(edit, "abcdefgh", 8));
	edit_select_all(edit);
	edit_copy(edit);
	edit_move(edit, MOVE_END, false, COLS, 1);
	assert_false(edit_paste(edit));
	/* What is kept already is never cut off; it can only not grow. */
	edit_set(edit, "0123456789");
	assert_int_equal(edit_len(edit), 10);
	assert_false(edit_insert(edit, "x", 1));
	assert_true(edit_cut(edit, CUT_BACK));
	assert_false(edit_insert(edit, "x", 1));
	edit_select_all(edit);
	assert_true(edit_insert(edit, "x", 1));
	edit_free(edit);
	edit_forget_cut();
}

static void test_set(void **state)
{
	struct edit *edit = edit_new(false, CEILING), *single = edit_new(true, CEILING);
	edit_insert(edit, "old", 3);
	assert_true(edit_is_dirty(edit));
	edit_set(edit, "new\r\nline\x1b\xff\xe2\x80\xaf" "end\xc3");
	assert_string_equal(edit_text(edit), "new\nline\xe2\x80\xaf" "end");
	assert_int_equal(edit_caret(edit), edit_len(edit));
	assert_false(edit_is_dirty(edit));
	assert_false(edit_undo(edit));
	assert_false(edit_redo(edit));
	edit_insert(edit, "x", 1);
	edit_clean(edit);
	assert_false(edit_is_dirty(edit));
	assert_true(edit_undo(edit));
	assert_true(edit_is_dirty(edit));
	edit_set(single, "a\nb\n");
	assert_true(edit_is_single(single));
	assert_string_equal(edit_text(single), "a b");
	edit_free(edit);
	edit_free(single);
	edit_free(NULL);
}

static void type(struct edit *edit, const char *text)
{
	for (; *text; text++)
		edit_insert(edit, text, 1);
}

static void test_undo_by_runs(void **state)
{
	struct edit *edit = edit_new(false, 10000);
	type(edit, "one two");
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	edit_move(edit, MOVE_RIGHT, false, COLS, 1);
	type(edit, " three");
	edit_insert(edit, "\n", 1);
	type(edit, "four");
	edit_cut(edit, CUT_BACK);
	edit_cut(edit, CUT_BACK);
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	edit_cut(edit, CUT_FORWARD);
	edit_cut(edit, CUT_FORWARD);
	static const char *const steps[] = { "one two three\n|", "one two three\n|fo", "one two three\nfour|", "one two three\n|",
		"one two three|", "one two|", "|" };
	assert_picture(edit, steps[0]);
	for (size_t i = 1; i < LENGTH(steps); i++) {
		assert_true(edit_undo(edit));
		assert_picture(edit, steps[i]);
	}
	assert_false(edit_undo(edit));
	for (size_t i = 1; i < LENGTH(steps); i++)
		assert_true(edit_redo(edit));
	assert_false(edit_redo(edit));
	assert_picture(edit, steps[0]);
	edit_free(edit);
}

static void test_undo_gives_way_to_new_changes(void **state)
{
	struct edit *edit = edit_new(false, 10000);
	type(edit, "abc");
	edit_undo(edit);
	type(edit, "x");
	assert_false(edit_redo(edit));
	assert_picture(edit, "x|");
	/* a step that was undone and done again is closed: typing on is a step of its own */
	edit_undo(edit);
	edit_redo(edit);
	type(edit, "y");
	edit_undo(edit);
	assert_picture(edit, "x|");
	/* what is selected and typed over comes back selected or not, but whole */
	edit_set(edit, "one two");
	edit_select_all(edit);
	type(edit, "zz");
	edit_undo(edit);
	assert_picture(edit, "one two|");
	edit_free(edit);
}

static void test_a_long_run_is_several_steps(void **state)
{
	struct edit *edit = edit_new(false, 100000);
	for (int i = 0; i < 200; i++)
		type(edit, "word ");
	int steps = 0;
	for (size_t before = edit_len(edit); edit_undo(edit); before = edit_len(edit), steps++) {
		assert_true(before - edit_len(edit) <= 30);
		assert_true(edit_len(edit) == 0 || edit_text(edit)[edit_len(edit) - 1] == ' ');
	}
	assert_int_equal(edit_len(edit), 0);
	assert_in_range(steps, 30, 60);
	edit_free(edit);
}

/* Who stops and goes on later has begun something new. */
static void test_a_pause_is_a_step(void **state)
{
	struct edit *edit = edit_new(false, 1000);
	type(edit, "one ");
	edit_break(edit);
	type(edit, "two");
	assert_true(edit_undo(edit));
	assert_picture(edit, "one |");
	assert_true(edit_undo(edit));
	assert_picture(edit, "|");
	edit_break(edit);
	assert_true(edit_redo(edit));
	assert_picture(edit, "one |");
	edit_free(edit);
}

static void test_undo_has_a_ceiling(void **state)
{
	struct edit *edit = edit_new(false, 4 * BUF_MIB);
	char *half = malloc(BUF_MIB / 2);
	assert_non_null(half);
	memset(half, 'x', BUF_MIB / 2);
	for (int i = 0; i < 6; i++)
		edit_insert(edit, half, BUF_MIB / 2);
	int steps = 0;
	while (edit_undo(edit))
		steps++;
	assert_int_equal(steps, 2);
	assert_int_equal(edit_len(edit), 2 * BUF_MIB);
	edit_set(edit, "");
	for (int i = 0; i < 1500; i++)
		edit_insert(edit, "\n", 1);
	for (steps = 0; edit_undo(edit); steps++)
		continue;
	assert_int_equal(steps, 1000);
	free(half);
	edit_free(edit);
}

static void test_goal_column(void **state)
{
	struct edit *edit = from_picture("abcdefg|h\n\nab\nabcdefgh", false);
	static const char *const down[] = {
		"abcdefgh\n|\nab\nabcdefgh",
		"abcdefgh\n\nab|\nabcdefgh",
		"abcdefgh\n\nab\nabcdefg|h",
	};
	for (size_t i = 0; i < LENGTH(down); i++) {
		assert_true(edit_move(edit, MOVE_DOWN, false, COLS, 1));
		assert_picture(edit, down[i]);
	}
	assert_false(edit_move(edit, MOVE_DOWN, false, COLS, 1));
	assert_true(edit_move(edit, MOVE_PAGE_UP, false, COLS, 3));
	assert_picture(edit, "abcdefg|h\n\nab\nabcdefgh");
	/* another movement sets a new goal */
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	edit_move(edit, MOVE_PAGE_DOWN, false, COLS, 3);
	assert_picture(edit, "abcdefgh\n\nab\nabcdef|gh");
	edit_free(edit);
	/* wide characters count two columns */
	edit = from_picture("abc|d\n\xe5\xad\x90\xe5\xad\x90\xe5\xad\x90", false);
	edit_move(edit, MOVE_DOWN, false, COLS, 1);
	assert_picture(edit, "abcd\n\xe5\xad\x90|\xe5\xad\x90\xe5\xad\x90");
	edit_free(edit);
}

static void assert_place(const struct edit *edit, int cols, int row, int col, int rows)
{
	int is_row = -1, is_col = -1, is_rows = -1;
	edit_place(edit, cols, &is_row, &is_col, &is_rows);
	assert_int_equal(is_row, row);
	assert_int_equal(is_col, col);
	assert_int_equal(is_rows, rows);
}

static void test_place(void **state)
{
	static const struct {
		const char *picture;
		bool single;
		int cols, row, col, rows;
	} cases[] = {
		{ "|", false, 10, 0, 0, 1 },
		{ "|", true, 10, 0, 0, 1 },
		{ "aaaa bbbb |cccc", false, 10, 1, 0, 2 },
		{ "aaaa bbbb| cccc", false, 10, 0, 9, 2 },
		{ "0123456789|", false, 10, 0, 9, 1 },
		{ "a\n|", false, 10, 1, 0, 2 },
		{ "a     |           ", false, 4, 0, 3, 1 },
		{ "0123456789 0123456789|", true, 10, 0, 21, 1 },
		{ "\xe5\xad\x90|", false, 10, 0, 2, 1 },
		{ "ab|c", false, 0, 2, 0, 3 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct edit *edit = from_picture(cases[i].picture, cases[i].single);
		assert_place(edit, cases[i].cols, cases[i].row, cases[i].col, cases[i].rows);
		edit_free(edit);
	}
}

/* Where Shift is not told: from the mark on, movements select. */
static void test_mark(void **state)
{
	struct edit *edit = from_picture("one |two three", false);
	assert_false(edit_unmark(edit));
	edit_mark(edit);
	assert_picture(edit, "one |two three");
	edit_move(edit, MOVE_WORD_RIGHT, false, COLS, 1);
	assert_picture(edit, "one <two| three");
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	assert_picture(edit, "one <tw|o three");
	assert_true(edit_copy(edit));
	assert_picture(edit, "one tw|o three");
	size_t len;
	assert_memory_equal(edit_cut_text(&len), "tw", 2);
	assert_int_equal(len, 2);
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	assert_picture(edit, "one t|wo three");
	edit_mark(edit);
	edit_move(edit, MOVE_END, false, COLS, 1);
	assert_true(edit_cut(edit, CUT_SELECTION));
	assert_picture(edit, "one t|");
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	assert_picture(edit, "one |t");
	edit_mark(edit);
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	assert_true(edit_unmark(edit));
	assert_picture(edit, "one| t");
	edit_mark(edit);
	assert_true(edit_insert(edit, "x", 1));
	edit_move(edit, MOVE_LEFT, false, COLS, 1);
	assert_picture(edit, "one|x t");
	edit_free(edit);
	edit_forget_cut();
}

/* What is refused is told by what is left of it, not by the bytes that came. */
static void test_refusal(void **state)
{
	static const struct {
		const char *kept, *text;
		bool single, select;
		enum edit_refusal refusal;
	} cases[] = {
		{ "12345678", "90", false, false, EDIT_TAKES }, { "12345678", "90a", false, false, EDIT_TOO_LONG },
		{ "12345678", "1234567890", false, true, EDIT_TAKES }, { "0123456789", "x", false, false, EDIT_FULL },
		{ "0123456789abc", "x", false, false, EDIT_FULL }, { "0123456789abc", "x", false, true, EDIT_TAKES },
		{ "12345678", "\xff", false, false, EDIT_NOT_TEXT }, { "12345678", "\xff and so on and on", false, false, EDIT_NOT_TEXT },
		{ "12345678", "\a\a\a\a\a", false, false, EDIT_NOT_TEXT }, { "12345678", "\n", true, false, EDIT_NOT_TEXT },
		{ "12345678", "\r\n\r\n", false, false, EDIT_TAKES }, { "12345678", "\xd0\xb6", false, false, EDIT_TAKES },
		{ "12345678", "\xd0\xb6\xd0\xb6", false, false, EDIT_TOO_LONG }, { "12345678", "", false, false, EDIT_NOT_TEXT },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct edit *edit = edit_new(cases[i].single, 10);
		size_t len = strlen(cases[i].text);
		edit_set(edit, cases[i].kept);
		if (cases[i].select)
			edit_select_all(edit);
		assert_int_equal(edit_refusal(edit, cases[i].text, len), cases[i].refusal);
		assert_int_equal(edit_insert(edit, cases[i].text, len), cases[i].refusal == EDIT_TAKES);
		edit_free(edit);
	}
}

static void test_replace(void **state)
{
	static const struct {
		const char *before, *text;
		bool replaced;
		const char *after;
	} cases[] = {
		{ "one |two", "one two", false, "one |two" },
		{ "one |two", "one three two", true, "one three t|wo" },
		{ "|one two", "one", true, "one|" },
		{ "|one", "", true, "|" },
		{ "|", "new\r\ntext\tx", true, "new\ntext x|" },
		{ "a\xc3\xa9|b", "a\xc3\xa8" "b", true, "a\xc3\xa8|b" }, /* they differ in their second byte alone */
		{ "\xc3\xa9|", "\xe2\x82\xa9", true, "\xe2\x82\xa9|" },  /* and here in all but the last */
		{ "aaaa|", "aa", true, "aa|" },
		{ "a<a|", "aaa", true, "aaa|" },
		{ "one|", "\xff", false, "one|" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct edit *edit = from_picture(cases[i].before, false);
		assert_int_equal(edit_replace(edit, cases[i].text, strlen(cases[i].text)), cases[i].replaced);
		assert_picture(edit, cases[i].after);
		assert_int_equal(edit_is_dirty(edit), cases[i].replaced);
		assert_int_equal(edit_undo(edit), cases[i].replaced);
		assert_false(edit_undo(edit));
		edit_free(edit);
	}
	struct edit *small = edit_new(false, 5);
	assert_true(edit_holds(small, "12345", 5));
	assert_true(edit_holds(small, "1\r\n3\r\n5", 7)); /* a line end is one */
	assert_false(edit_holds(small, "123456", 6));
	assert_false(edit_holds(small, "a\0b", 3));
	assert_false(edit_replace(small, "123456", 6));
	edit_free(small);
}

static void test_rows_and_point(void **state)
{
	struct edit *edit = from_picture("aaaa bbbb cccc\n\nd|", false);
	struct text_line line;
	assert_true(edit_row(edit, COLS, 1, &line));
	assert_int_equal(line.start, 10);
	assert_int_equal(line.len, 4);
	assert_int_equal(line.next, 15);
	assert_true(edit_row(edit, COLS, 3, &line));
	assert_false(edit_row(edit, COLS, 4, &line));
	assert_false(edit_row(edit, COLS, -1, &line));
	assert_true(edit_point(edit, false, COLS, 1, 2));
	assert_picture(edit, "aaaa bbbb cc|cc\n\nd");
	assert_false(edit_point(edit, false, COLS, 1, 2));
	assert_true(edit_point(edit, true, COLS, 0, 99));
	assert_picture(edit, "aaaa bbbb| cc<cc\n\nd");
	assert_true(edit_point(edit, false, COLS, 99, 0));
	assert_picture(edit, "aaaa bbbb cccc\n\n|d");
	assert_true(edit_point(edit, false, COLS, -1, -1));
	assert_picture(edit, "|aaaa bbbb cccc\n\nd");
	edit_free(edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_moves_in_a_single_line),
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_cuts_gather),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_inserts),
		cmocka_unit_test(test_ceiling),
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_undo_by_runs),
		cmocka_unit_test(test_undo_gives_way_to_new_changes),
		cmocka_unit_test(test_a_long_run_is_several_steps),
		cmocka_unit_test(test_a_pause_is_a_step),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_replace),
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_undo_has_a_ceiling),
		cmocka_unit_test(test_goal_column),
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_rows_and_point),
	};
	return RUN(tests);
}
