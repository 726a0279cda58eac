/* SPDX-License-Identifier: MIT */
#include "client/screens/beside.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "page/dates.h"
#include "client/words.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define BRIEF_COLS 100 /* two or three lines */

static void evidence(const struct assessment *assessment, const struct json *answer, struct page *page, struct buf *out)
{
	const struct json *list = json_get(answer, "evidence");
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		const char *words = evidence_words(assessment, item);
		if (words)
			buf_printf(out, "%s%s", out->len ? "; " : "", words);
	}
}

static void comment(const struct assessment *assessment, const struct json *answer, struct page *page, struct buf *out)
{
	const char *words = json_get_text(answer, "comment");
	buf_puts(out, words ? words : "");
}

static void next_step(const struct assessment *assessment, const struct json *answer, struct page *page, struct buf *out)
{
	const struct json *step = json_get(answer, "next_step");
	const char *due = json_get_text(step, "due");
	const char *const words[] = { json_get_text(step, "action"), json_get_text(step, "owner"),
		/* TRANSLATORS: %s is a day or a month. */
		due ? page_printf(page, _("by %s"), date_words(page, due)) : NULL };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i])
			buf_printf(out, "%s%s", out->len ? ", " : "", words[i]);
}

static void help(const struct assessment *assessment, const struct json *answer, struct page *page, struct buf *out)
{
	if (json_get_true(answer, "help_wanted"))
		buf_puts(out, _("We would like help with this"));
}

static const struct beside {
	const char *name, *label;      /* N_ */
	enum screen_id screen;
	const char *focus;             /* the field there */
	void (*write)(const struct assessment *assessment, const struct json *answer, struct page *page, struct buf *out);
} besides[] = {
	{ "evidence", N_("Evidence"), SCREEN_DETAILS, "evidence", evidence },
	{ "comment", N_("Comment"), SCREEN_DETAILS, "comment", comment },
	{ "next", N_("Next step"), SCREEN_DETAILS, "next", next_step },
	{ "help", N_("Help"), SCREEN_QUESTION, "help", help },
};
#define BESIDES (sizeof besides / sizeof *besides)

void add_beside(const struct assessment *assessment, const struct form_question *question, struct page *page, struct block *facts)
{
	const struct json *answer = assessment_answer(assessment, question);
	for (size_t i = 0; answer && i < BESIDES; i++) {
		struct buf words = BUF(BUF_MIB);
		besides[i].write(assessment, answer, page, &words);
		if (words.len)
			add_fact(page, facts, page_printf(page, "beside:%s:%s", question->id, besides[i].name),
				page_printf(page, "%s  %s", question->id, _(besides[i].label)), brief_words(page, buf_text(&words), BRIEF_COLS), NULL);
		buf_release(&words);
	}
}

void go_beside(struct model *model, const char *rest, struct effects *effects)
{
	struct assessment *assessment = model_assessment(model);
	struct place place = *place_of(model);
	const char *name = strchr(rest, ':');
	char id[64] = "";
	if (name)
		snprintf(id, sizeof id, "%.*s", (int)(name - rest), rest);
	place.question = form_question(assessment->form, id);
	for (size_t i = 0; place.question && i < BESIDES; i++) {
		if (strcmp(besides[i].name, name + 1))
			continue;
		place.screen = besides[i].screen;
		place.section = place.question->section;
		place.from_list = true;
		text_copy(place.focus, sizeof place.focus, besides[i].focus);
		if (!model->opened->read_only)
			assessment_set_place(assessment, id);
		go_place(model, &place, effects);
		return;
	}
}
