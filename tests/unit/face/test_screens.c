/* SPDX-License-Identifier: MIT */
/* What the painter paints, as pictures in tests/screens/face_*.screen. */
#include "face/painter.h"
#include "harness/screen_test.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct paint_options in_ascii = { .signs = SIGNS_ASCII }, quiet = { .quiet = true }, from_top = { .from_top = true };

struct picture {
	const char *name;
	void (*build)(struct sample *sample);
	const char *focus;
	int rows, cols;
	const struct paint_options *options;
};

static void build_tasks(struct sample *sample)
{
	sample_tasks(sample, 14);
}

static void build_long(struct sample *sample)
{
	sample_long(sample, 8);
}

/* The caret in the middle of a prose that is longer than its box, part of it selected. */
static void build_prose(struct sample *sample)
{
	static const char more[] = "\nWe wrote down what we do, and who does it when the first person is away.";
	sample_question(sample);
	for (int i = 0; i < 12; i++)
		edit_insert(sample->account, more, sizeof more - 1);
	for (int i = 0; i < 3; i++)
		edit_move(sample->account, MOVE_UP, false, 60, 10);
	for (int i = 0; i < 3; i++)
		edit_move(sample->account, MOVE_WORD_LEFT, true, 60, 10);
}

/* A page that is as full as can be of what is empty. */
static void build_bare(struct sample *sample)
{
	struct page *page = &sample->page;
	page_clear(page);
	page_title(page, "bare", "Nothing here yet");
	add_notice(page, &page->body, NOTICE_INFO, NULL, "You have no assessments.");
	add_choice(page, &page->body, "c", NULL, NULL, false);
	add_tasks(page, &page->body, NULL);
	add_bar(page, &page->body, NULL);
	add_table(page, &page->body, NULL, NULL, 0);
	add_facts(page, &page->body, NULL);
	add_line(page, &page->body, "line", NULL, NULL, NULL);
	add_prose(page, &page->body, "prose", NULL, NULL, NULL);
	add_actions(page, &page->body);
}

static const struct picture pictures[] = {
	{ "face_all_80x24", sample_all, NULL, 24, 80, NULL },
	{ "face_all_80x24_choice", sample_all, "KF1-1.value.partly", 24, 80, NULL },
	{ "face_all_80x24_fields", sample_all, "account", 24, 80, NULL },
	{ "face_all_80x24_rows", sample_all, "task.2", 24, 80, NULL },
	{ "face_all_80x24_end", sample_all, "back", 24, 80, NULL },
	{ "face_all_80x60_ascii", sample_all, "people", 60, 80, &in_ascii },
	{ "face_all_80x100", sample_all, "code", 100, 80, NULL },
	{ "face_all_40x12", sample_all, "KF1-1.value.fully", 12, 40, NULL },
	{ "face_all_40x90", sample_all, "doc.2", 90, 40, NULL },
	{ "face_all_20x8", sample_all, "KF1-1.value.unmet", 8, 20, NULL },
	{ "face_all_20x8_prose", sample_all, "account", 8, 20, NULL },
	{ "face_all_200x60", sample_all, "KF1-1.value.partly", 60, 200, NULL },
	{ "face_question_80x24", sample_question, "KF1-1.value.fully", 24, 80, NULL },
	{ "face_question_110x30", sample_question, "KF1-1.value.fully", 30, 110, NULL },
	{ "face_question_120x16_prose", build_prose, "account", 16, 120, NULL },
	{ "face_question_300x100", sample_question, "account", 100, 300, NULL },
	{ "face_prose_80x24", build_prose, "account", 24, 80, NULL },
	{ "face_prose_40x12", build_prose, "account", 12, 40, NULL },
	{ "face_tasks_80x24", build_tasks, "task.1", 24, 80, NULL },
	{ "face_tasks_80x24_end", build_tasks, "send", 24, 80, NULL },
	{ "face_tasks_40x12", build_tasks, "task.4", 12, 40, NULL },
	{ "face_tasks_20x8", build_tasks, "task.4", 8, 20, NULL },
	{ "face_long_80x24", build_long, NULL, 24, 80, NULL },
	{ "face_long_80x24_from_top", build_long, NULL, 24, 80, &from_top },
	{ "face_long_40x12_end", build_long, "later", 12, 40, NULL },
	{ "face_scripts_60x30", sample_scripts, "c.a", 30, 60, NULL },
	{ "face_scripts_60x30_ascii", sample_scripts, "name", 30, 60, &in_ascii },
	{ "face_scripts_30x40", sample_scripts, "account", 40, 30, NULL },
	{ "face_bare_80x24", build_bare, NULL, 24, 80, NULL },
	{ "face_quiet_80x24", sample_all, NULL, 24, 80, &quiet },
	{ "face_too_small_19x8", sample_all, NULL, 8, 19, NULL },
};

static void test_picture(void **state)
{
	const struct picture *picture = *state;
	struct sample sample;
	sample_init(&sample);
	picture->build(&sample);
	sample.page.focus = picture->focus;
	screen_test_page(picture->name, &sample.page, picture->options, picture->rows, picture->cols);
	sample_release(&sample);
}

static void test_told(void **state)
{
	struct sample sample;
	sample_init(&sample);
	sample_all(&sample);
	screen_test_told("face_all", &sample.page, 60);
	sample_tasks(&sample, 4);
	screen_test_told("face_tasks", &sample.page, 0);
	sample_scripts(&sample);
	screen_test_told("face_scripts", &sample.page, 40);
	build_bare(&sample);
	screen_test_told("face_bare", &sample.page, 40);
	sample_release(&sample);
}

#define N_PICTURES (sizeof pictures / sizeof pictures[0])

int main(void)
{
	struct picture copies[N_PICTURES];
	struct CMUnitTest tests[N_PICTURES + 1] = { cmocka_unit_test(test_told) };
	screen_test_locale();
	for (size_t i = 0; i < N_PICTURES; i++) {
		copies[i] = pictures[i];
		tests[i + 1] = (struct CMUnitTest){ .name = copies[i].name, .test_func = test_picture, .initial_state = &copies[i] };
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
