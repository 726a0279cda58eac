/* SPDX-License-Identifier: MIT */
/* The history's lines and their chain: written, cut, altered, undone. */
#include "unit.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct change change_of(int64_t number, const char *subject, const char *from, const char *to, int64_t reverts)
{
	struct change change = { .number = number, .by = "AB", .at = "2026-11-21T19:02:11Z", .reverts = reverts };
	change.subject = strdup(subject);
	change.from = from ? json_of(from) : NULL;
	change.to = to ? json_of(to) : NULL;
	return change;
}

static void write_change(struct buf *out, char previous[65], int64_t number, const char *subject, const char *to, int64_t reverts)
{
	struct change change = change_of(number, subject, NULL, to, reverts);
	history_write(&change, previous, out);
	change_release(&change);
}

static void test_lines(void **state)
{
	struct buf out = BUF(BUF_MIB);
	char previous[65] = "", hash[65];
	struct change change = change_of(17, "KF1-1", "{'value':'unmet'}", "{'value':'fully'}", 16);
	history_write(&change, previous, &out);
	change_release(&change);
	char sum[65], *body = quoted_text("{'number':17,'at':'2026-11-21T19:02:11Z','by':'AB','subject':'KF1-1','reverts':16,"
		"'from':{'value':'unmet'},'to':{'value':'fully'},'previous':''");
	crypto_sha256_hex(body, strlen(body), sum);
	char *expected = xasprintf("%s,\"sum\":\"%s\"}\n", body, sum);
	free(body);
	assert_string_equal(buf_text(&out), expected);
	crypto_sha256_hex(expected, strlen(expected) - 1, hash);
	assert_string_equal(previous, hash);
	free(expected);
	size_t first = out.len;
	write_change(&out, previous, 18, "route", "'core'", 0);
	assert_non_null(strstr(out.data + first, hash));
	buf_release(&out);
}

/* Three changes; gives where each line ends. */
static void three(struct buf *out, size_t ends[3])
{
	static const char *const subjects[] = { "KF1-1", "documents", "section:KF1" };
	static const char *const values[] = { "{'value':'fully'}", "[{'id':'d1'}]", "true" };
	char previous[65] = "";
	for (int i = 0; i < 3; i++) {
		write_change(out, previous, i + 1, subjects[i], values[i], 0);
		ends[i] = out->len;
	}
}

static void test_read(void **state)
{
	struct buf out = BUF(BUF_MIB);
	size_t ends[3];
	struct history history = { 0 };
	struct err err = { 0 };
	char last[65];
	three(&out, ends);
	assert_true(history_read(out.data, out.len, &history, &err));
	assert_int_equal(history.n, 3);
	assert_false(history.cut);
	assert_int_equal(history.first_bad_line, 0);
	crypto_sha256_hex(out.data + ends[1], ends[2] - ends[1] - 1, last);
	assert_string_equal(history.last, last);
	assert_int_equal(history.items[1].number, 2);
	assert_string_equal(history.items[1].subject, "documents");
	assert_string_equal(history.items[1].by, "AB");
	assert_string_equal(history.items[1].at, "2026-11-21T19:02:11Z");
	assert_null(history.items[1].from);
	assert_json(history.items[1].to, "[{'id':'d1'}]");
	assert_json(history.items[2].to, "true");
	history_release(&history);
	assert_true(history_read("", 0, &history, &err));
	assert_int_equal(history.n, 0);
	assert_string_equal(history.last, "");
	buf_release(&out);
}

/* Whatever the length to which a crash cut the file, the whole lines are there and nothing is called bad. */
static void test_cut_anywhere(void **state)
{
	struct buf out = BUF(BUF_MIB);
	size_t ends[3];
	three(&out, ends);
	for (size_t len = 0; len <= out.len; len++) {
		struct history history = { 0 };
		/* A line that lacks only its newline says all there is to say. */
		size_t whole = (len + 1 >= ends[0]) + (len + 1 >= ends[1]) + (len + 1 >= ends[2]);
		bool at_end = len == 0 || len == ends[0] || len == ends[1] || len == ends[2];
		assert_true(history_read(out.data, len, &history, NULL));
		assert_int_equal(history.n, whole);
		assert_int_equal(history.cut, !at_end);
		assert_int_equal(history.first_bad_line, 0);
		history_release(&history);
	}
	buf_release(&out);
}

/* A newline closes the piece, and the next change fits on the last whole line. */
static void test_goes_on_after_a_cut(void **state)
{
	struct buf out = BUF(BUF_MIB);
	size_t ends[3];
	three(&out, ends);
	for (size_t len = ends[1]; len < ends[2]; len++) {
		struct buf file = BUF(BUF_MIB);
		struct history history = { 0 };
		buf_add(&file, out.data, len);
		assert_true(history_read(file.data, file.len, &history, NULL));
		char previous[65];
		memcpy(previous, history.last, sizeof previous);
		history_release(&history);
		buf_putc(&file, '\n');
		write_change(&file, previous, 3, "KF1-2", "{'value':'x'}", 0);
		assert_true(history_read(file.data, file.len, &history, NULL));
		assert_int_equal(history.n, len == ends[2] - 1 ? 4 : 3);
		assert_int_equal(history.first_bad_line, 0);
		assert_int_equal(history.n_fit, history.n);
		assert_false(history.cut);
		history_release(&history);
		buf_release(&file);
	}
	buf_release(&out);
}

/* A changed byte is noticed at its line or the next; no other line is lost. */
static void test_altered_anywhere(void **state)
{
	struct buf out = BUF(BUF_MIB);
	size_t ends[3];
	three(&out, ends);
	for (size_t i = 0; i < ends[1]; i++) {
		struct history history = { 0 };
		out.data[i] ^= 1;
		assert_true(history_read(out.data, out.len, &history, NULL));
		assert_in_range(history.first_bad_line, 1, 3);
		/* Without the newline between them two lines are one that is none. */
		bool joined = i == ends[0] - 1 || i == ends[1] - 1;
		assert_true(history.n >= 1);
		assert_int_equal(history.items[history.n - 1].number, i == ends[1] - 1 ? 1 : 3);
		assert_true(history.n >= 2 || joined);
		history_release(&history);
		out.data[i] ^= 1;
	}
	buf_release(&out);
}

/* The last line vouches for itself: no change of it is taken for a change of the person's. */
static void test_last_line_altered(void **state)
{
	struct buf out = BUF(BUF_MIB);
	size_t ends[3];
	three(&out, ends);
	for (size_t i = ends[1]; i < ends[2]; i++) {
		struct history history = { 0 };
		out.data[i] ^= 1;
		assert_true(history_read(out.data, out.len, &history, NULL));
		assert_int_equal(history.n, 2);
		assert_true(history.first_bad_line == 3 || i == ends[2] - 1);
		history_release(&history);
		out.data[i] ^= 1;
	}
	buf_release(&out);
}

static void test_line_taken_out(void **state)
{
	struct buf out = BUF(BUF_MIB), without = BUF(BUF_MIB);
	size_t ends[3];
	struct history history = { 0 };
	three(&out, ends);
	buf_add(&without, out.data, ends[0]);
	buf_add(&without, out.data + ends[1], ends[2] - ends[1]);
	assert_true(history_read(without.data, without.len, &history, NULL));
	assert_int_equal(history.n, 2);
	assert_int_equal(history.first_bad_line, 2);
	assert_int_equal(history.n_fit, 1);
	history_release(&history);
	buf_release(&without);
	buf_release(&out);
}

static void test_last_line_spoilt(void **state)
{
	static const char *const lines[] = { "nonsense\n", "5\n", "{}\n", "{\"number\":0,\"subject\":\"x\",\"by\":\"\",\"at\":\"\"}\n" };
	for (size_t i = 0; i < LENGTH(lines); i++) {
		struct buf out = BUF(BUF_MIB);
		size_t ends[3];
		struct history history = { 0 };
		three(&out, ends);
		buf_puts(&out, lines[i]);
		assert_true(history_read(out.data, out.len, &history, NULL));
		assert_int_equal(history.n, 3);
		assert_int_equal(history.first_bad_line, 4);
		history_release(&history);
		buf_release(&out);
	}
}

static void test_too_big(void **state)
{
	struct history history = { .n = 7 };
	struct err err = { 0 };
	assert_false(history_read("", HISTORY_MAX_BYTES + 1, &history, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	assert_int_equal(history.n, 7);
}

/* Numbers of the changes: what each reverts (0: new), a name for an approval; then what undo and redo would revert. */
static const struct {
	int reverts[8];
	int n;
	int undo, redo; /* 0: none */
} stacks[] = {
	{ { 0 }, 0, 0, 0 },
	{ { 0 }, 1, 1, 0 },
	{ { 0, 0, 0 }, 3, 3, 0 },
	{ { 0, 0, 2 }, 3, 1, 3 },             /* undo */
	{ { 0, 0, 2, 1 }, 4, 0, 4 },          /* undo, undo */
	{ { 0, 0, 2, 3 }, 4, 4, 0 },          /* undo, redo */
	{ { 0, 0, 2, 3, 4 }, 5, 1, 5 },       /* undo, redo, undo */
	{ { 0, 0, 2, 1, 4, 3 }, 6, 6, 0 },    /* undo twice, redo twice */
	{ { 0, 0, 2, 1, 4, 3, 6 }, 7, 5, 7 },
	{ { 0, 0, 2, 0 }, 4, 4, 0 },          /* undo, something new */
	{ { 0, 0, 2, 0, 4 }, 5, 1, 5 },
	{ { 0, 0, 0, 1 }, 4, 4, 0 },          /* an older one reverted by choice is a new change */
	{ { 0, -1 }, 2, 1, 0 },               /* approvals are passed over */
	{ { 0, 1, -1 }, 3, 0, 2 },
};

static void test_stacks(void **state)
{
	for (size_t i = 0; i < LENGTH(stacks); i++) {
		struct history history = { 0 };
		for (int j = 0; j < stacks[i].n; j++) {
			int reverts = stacks[i].reverts[j];
			struct change change = change_of(j + 1, reverts < 0 ? "approval" : "KF1-1", NULL, NULL, reverts > 0 ? reverts : 0);
			history_add(&history, &change);
			change_release(&change);
		}
		const struct change *undo = history_undoable(&history), *redo = history_redoable(&history);
		if ((undo ? undo->number : 0) != stacks[i].undo || (redo ? redo->number : 0) != stacks[i].redo)
			fail_msg("case %zu: undo %d redo %d", i, undo ? (int)undo->number : 0, redo ? (int)redo->number : 0);
		history_release(&history);
	}
}

int main(void)
{
	crypto_start();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines), cmocka_unit_test(test_read), cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_goes_on_after_a_cut), cmocka_unit_test(test_altered_anywhere),
		cmocka_unit_test(test_last_line_altered), cmocka_unit_test(test_line_taken_out),
		cmocka_unit_test(test_last_line_spoilt), cmocka_unit_test(test_too_big),
		cmocka_unit_test(test_stacks),
	};
	return RUN(tests);
}
