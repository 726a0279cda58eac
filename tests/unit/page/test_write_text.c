/* SPDX-License-Identifier: MIT */
#include "page/write.h"

#include "base/buf.h"
#include "base/text.h"
#include "page/label.h"
#include "page/write_inside.h"

#include "sample.h"
#include "unit.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char at_80[] =
	"Leadership\n"
	"==========\n"
	"Oak Street · section 3 of 14\n"
	"\n"
	"Who leads\n"
	"---------\n"
	"\n"
	"Someone senior answers for safeguarding. In a small group that may be the chair\n"
	"<of trustees> & nobody else.\n"
	"\n"
	"- Minutes of a meeting that talked about it, with the day on which it was held.\n"
	"- A policy.\n"
	"\n"
	"1. Read it.\n"
	"2. Answer it.\n"
	"\n"
	"  Take the questions in any order.\n"
	"\n"
	"Warning: Do not name a child\n"
	"  Write \"a child\" instead.\n"
	"\n"
	"Deeper than it may be\n"
	"\n"
	"Your answers\n"
	"  KF1-1  A senior lead? Partly met\n"
	"  KF1-2 Written down (needs an answer)\n"
	"  Evidence: Minutes, June.\n"
	"    Minutes, July, in which the trustees agreed to look at this once a year.\n"
	"\n"
	"Leadership: In progress (3 of 7 answered)\n"
	"Send\n"
	"\n"
	"KF1-1  Is there a senior lead?\n"
	"  Choose one.\n"
	"  Problem: Say why.\n"
	"  ( ) Fully met\n"
	"      It is in place and it works.\n"
	"  (x) Partly met\n"
	"\n"
	"Which ages?\n"
	"  [x] Under 5\n"
	"  [ ] 5 to 17\n"
	"\n"
	"How many people? 12 people\n"
	"  Paid or not.\n"
	"\n"
	"Your code: (not shown)\n"
	"\n"
	"Name: ____________\n"
	"\n"
	"KF1-1  What works well?\n"
	"  A few sentences.\n"
	"\n"
	"  We meet.\n"
	"\n"
	"  We <write> it down, every time, in a book that all of us can read and that\n"
	"  nobody can change.\n"
	"\n"
	"Anything else?\n"
	"  ______________________________________________________________________________\n"
	"  ______________________________________________________________________________\n"
	"  ______________________________________________________________________________\n"
	"\n"
	"Documents\n"
	"Document                     Pages  Review\n"
	"---------------------------  -----  -------\n"
	"LIB-10  Safeguarding policy     12  2026-06\n"
	"子                               7\n"
	"\n"
	"Meetings\n"
	"  Nothing here yet.\n"
	"\n"
	"Grades\n"
	"  Fully met   ########------------  12 of 30 (40 per cent)\n"
	"  Partly met  ############--------  18 of 30 (60 per cent)\n"
	"  Not met     --------------------  0 of 30 (0 per cent)\n"
	"\n"
	"Think about\n"
	"-----------\n"
	"\n"
	"Who is told when the lead is away?\n";

/* Narrow: rows of a table stand under each other, and so do the words and the marks of a bar. */
static const char end_at_30[] =
	"Documents\n"
	"  Document: LIB-10\n"
	"    Safeguarding policy\n"
	"  Pages: 12\n"
	"  Review: 2026-06\n"
	"\n"
	"  Document: 子\n"
	"  Pages: 7\n"
	"\n"
	"Meetings\n"
	"  Nothing here yet.\n"
	"\n"
	"Grades\n"
	"  Fully met: 12 of 30 (40 per\n"
	"    cent)\n"
	"    ########------------\n"
	"  Partly met: 18 of 30 (60 per\n"
	"    cent)\n"
	"    ############--------\n"
	"  Not met: 0 of 30 (0 per\n"
	"    cent)\n"
	"    --------------------\n"
	"\n"
	"Think about\n"
	"-----------\n"
	"\n"
	"Who is told when the lead is\n"
	"away?\n";

static char *written(const struct page *page, int cols)
{
	struct buf out = BUF(BUF_MIB);
	page_write_text(page, cols, &out);
	return buf_take(&out);
}

static void test_golden(void **state)
{
	struct sample sample;
	sample_init(&sample);
	char *text = written(&sample.page, 80);
	assert_string_equal(text, at_80);
	free(text);
	text = written(&sample.page, 30);
	assert_string_equal(strstr(text, "Documents\n"), end_at_30);
	free(text);
	sample_release(&sample);
}

/* At any width: no row is wider, none ends in a blank, and not one byte of a terminal's language gets through. */
static void test_every_width(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct block *facts = add_facts(&sample.page, &sample.page.body, "Harm\x1b[2J");
	add_fact(&sample.page, facts, "question:KF1-9", "a\x07\xff", "b\xe2\x80\xae\xc2\x9b", "c\r\n\td");
	for (int cols = 0; cols < 140; cols++) {
		char *text = written(&sample.page, cols);
		for (char *row = text, *end; (end = strchr(row, '\n')); row = end + 1) {
			assert_true(text_ncols(row, (size_t)(end - row)) <= (cols > 20 ? cols : 20));
			assert_true(end == row || end[-1] != ' ');
			for (const char *c = row; c < end; c++)
				assert_true((unsigned char)*c >= ' ' && *c != 0x7f);
		}
		assert_null(strstr(text, "sb1_secret"));
		assert_null(strstr(text, "\n\n\n"));
		free(text);
	}
	sample_release(&sample);
}

static void test_an_empty_page(void **state)
{
	struct page page;
	page_init(&page);
	char *text = written(&page, 80);
	assert_string_equal(text, "");
	free(text);
	add_heading(&page, &page.body, 1, NULL);
	add_choice(&page, &page.body, "x", NULL, NULL, false);
	add_line(&page, &page.body, "y", NULL, NULL, NULL);
	add_bar(&page, &page.body, NULL);
	add_table(&page, &page.body, NULL, NULL, 0);
	text = written(&page, 80);
	assert_non_null(strstr(text, "____"));
	free(text);
	page_release(&page);
}

static void test_a_full_buffer_is_only_full(void **state)
{
	struct sample sample;
	sample_init(&sample);
	for (size_t max = 0; max < 3000; max += 97) {
		struct buf out = BUF(max);
		page_write_text(&sample.page, 80, &out);
		assert_true(out.len <= max);
		assert_int_equal(out.full, max < strlen(at_80));
		buf_release(&out);
	}
	sample_release(&sample);
}

static void test_question_ids(void **state)
{
	static const struct {
		const char *id, *label, *written;
	} cases[] = {
		{ "KF1-1", "Words", "KF1-1  " },
		{ "question:KF1-12", "Words", "KF1-12  " },
		{ "KF1-1.comment", NULL, "KF1-1  " },
		{ "question:KF1-1", "KF1-1  Words", "" },
		{ "value", "Words", "" },
		{ "value:fully", "Words", "" },
		{ "begin:0", "Words", "" },
		{ "kf1-1", "Words", "" },
		{ "KF1-", "Words", "" },
		{ "KF1-1x", "Words", "" },
		{ "2026-11", "Words", "" },
		{ NULL, "Words", "" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF(64);
		write_question_id(cases[i].id, cases[i].label, &out);
		assert_string_equal(buf_text(&out), cases[i].written);
		buf_release(&out);
	}
}

static void test_shares(void **state)
{
	static const struct {
		int count, total;
		const char *words;
		int cells;
	} cases[] = {
		{ 0, 0, "0 of 0 (0 per cent)", 0 },
		{ 0, 9, "0 of 9 (0 per cent)", 0 },
		{ 9, 9, "9 of 9 (100 per cent)", 20 },
		{ 1, 3, "1 of 3 (33 per cent)", 7 },
		{ 2, 3, "2 of 3 (67 per cent)", 13 },
		{ 1, 1000, "1 of 1000 (less than 1 per cent)", 1 },
		{ 999, 1000, "999 of 1000 (more than 99 per cent)", 19 },
		{ 2000000000, 2147483647, "2000000000 of 2147483647 (93 per cent)", 19 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF(64);
		write_share(cases[i].count, cases[i].total, &out);
		assert_string_equal(buf_text(&out), cases[i].words);
		assert_int_equal(bar_cells(cases[i].count, cases[i].total, 20), cases[i].cells);
		buf_release(&out);
	}
}

/* Two bars in a row; the second has a part that the first has not. */
static void add_two_bars(struct page *page)
{
	struct block *bar = add_bar(page, &page->body, "1 Leaders");
	add_part(page, bar, "Fully met", 3);
	add_part(page, bar, "Unmet", 0);
	bar = add_bar(page, &page->body, "2 Duties & <more>");
	add_part(page, bar, "Fully met", 1);
	add_part(page, bar, "Unmet", 11);
	add_part(page, bar, "Not sure yet", 2);
}

static void test_bars_in_a_row(void **state)
{
	struct page page;
	page_init(&page);
	add_two_bars(&page);
	char *text = written(&page, 80);
	assert_string_equal(text,
		"\n"
		"                   Fully              Not\n"
		"Section              met  Unmet  sure yet  Picture\n"
		"-----------------  -----  -----  --------  --------------------\n"
		"1 Leaders              3      0         0  ####################\n"
		"2 Duties & <more>      1     11         2  ##===============...\n"
		"\n"
		"Picture: # Fully met, = Unmet, . Not sure yet\n");
	free(text);
	/* No room for the picture, but for the numbers. */
	text = written(&page, 50);
	assert_null(strstr(text, "Picture"));
	assert_non_null(strstr(text, "2 Duties & <more>      1     11         2\n"));
	free(text);
	/* A long name takes two rows before the table is given up. */
	text = written(&page, 40);
	assert_non_null(strstr(text, "2 Duties &            1     11         2\n<more>\n"));
	free(text);
	text = written(&page, 30);
	assert_null(strstr(text, "Section"));
	assert_non_null(strstr(text, "2 Duties & <more>\n  Fully met: 1 of 14"));
	free(text);
	page_release(&page);
}

static void test_points_with_a_label(void **state)
{
	static const char *const points[] = { "Minutes", "A very long name of a document" };
	struct page page;
	page_init(&page);
	add_points(&page, &page.body, points, 2)->label = "Evidence";
	add_points(&page, &page.body, points, 1)->label = "Is there more?";
	char *text = written(&page, 24);
	assert_string_equal(text, "\nEvidence:\n  - Minutes\n  - A very long name of\n    a document\n\nIs there more?\n  - Minutes\n");
	free(text);
	page_release(&page);
}

/* The id of a question stands before a cell of any length, and nothing of the cell is lost. */
static void test_long_cell_with_an_id(void **state)
{
	static const char *const columns[] = { "What to do", "Who" };
	static const char *const cells[] = { "Ask both drivers to read and sign. Ask three helpers one question each at the meeting.", "Chair" };
	struct page page;
	page_init(&page);
	add_row(&page, add_table(&page, &page.body, NULL, columns, 2), "KF2-4", cells);
	char *text = written(&page, 80);
	assert_string_equal(text,
		"\n"
		"  What to do: KF2-4  Ask both drivers to read and sign. Ask three helpers one\n"
		"    question each at the meeting.\n"
		"  Who: Chair\n");
	free(text);
	page_release(&page);
}

/* A question needs no colon after its own sign, in any script. */
static void test_joints(void **state)
{
	static const struct {
		const char *label, *joint;
	} cases[] = {
		{ "Role", ": " }, { "How many?", " " }, { "Name:", " " }, { "", ": " }, { "何人ですか？", " " }, { "كم عددهم؟", " " }, { "名前", ": " },
		{ "…", ": " }, { "यहाँ।", " " },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(label_joint(cases[i].label), cases[i].joint);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_bars_in_a_row),
		cmocka_unit_test(test_points_with_a_label),
		cmocka_unit_test(test_long_cell_with_an_id),
		cmocka_unit_test(test_every_width),
		cmocka_unit_test(test_an_empty_page),
		cmocka_unit_test(test_a_full_buffer_is_only_full),
		cmocka_unit_test(test_question_ids),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_joints),
	};
	return RUN(tests);
}
