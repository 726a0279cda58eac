/* SPDX-License-Identifier: MIT */
/* Who changed what, and when: the newest first. Choosing a line tells all of it. */
#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "client/change_told.h"
#include "page/dates.h"
#include "client/words.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define SHOWN_MAX 200
#define WHAT_COLS 30
#define SAID_COLS 36

/* `more`: how many others were made with it. */
static const char *from_and_to(struct page *page, const struct difference *one, size_t more)
{
	const char *from = brief_words(page, one->from, SAID_COLS), *to = brief_words(page, one->to, SAID_COLS);
	if (!more)
		/* TRANSLATORS: what stood there and what stands there now. A question and perhaps a part of it come before. */
		return page_printf(page, _("from “%s” to “%s”"), from, to);
	/* TRANSLATORS: the same, and how many more changes were made with it. */
	return page_printf(page, P_("from “%s” to “%s”, and %zu more", "from “%s” to “%s”, and %zu more", more), from, to, more);
}

/* What was changed, in so few words that a row stays a row; Enter tells all of it. */
static const char *brief(struct page *page, const struct assessment *assessment, const struct change *change)
{
	struct difference all[DIFFERENCES_MAX];
	size_t n = change_differences(assessment, change, page, all);
	const char *subject = change_subject(assessment, change, page);
	if (!n)
		return subject;
	/* TRANSLATORS: a question, and what of its answer was changed. */
	const char *what = all[0].what ? page_printf(page, _("%s, %s"), subject, brief_words(page, all[0].what, WHAT_COLS)) : subject;
	return page_printf(page, "%s%s%s", what, label_joint(what), from_and_to(page, &all[0], n - 1));
}

static const struct form_question *question_of(const struct model *model, const struct change *change)
{
	return form_question(model_assessment(model)->form, change->subject);
}

/* By its place from the oldest, so that a new one leaves the cursor where it is. */
static void change_id(char *to, size_t size, ptrdiff_t at, const struct form_question *question)
{
	snprintf(to, size, "change:%td:%s", at, question ? question->id : "");
}

static void add_change(struct model *model, struct page *page, struct block *facts, const struct change *change)
{
	char id[64];
	change_id(id, sizeof id, change - model->opened->history.items, question_of(model, change));
	add_fact(page, facts, page_printf(page, "%s", id), change_when(change, page), brief(page, model_assessment(model), change),
		change->reverts ? _("undone or brought back") : NULL);
}

/* What is looked for is the changes: the cursor begins on the newest, below the field. */
static void enter(struct model *model)
{
	const struct history *history = &model->opened->history;
	struct place *place = place_now(model);
	struct json *json = json_object();
	json_set_text(json, "by", model->author.initials[0] ? model->author.initials : NULL);
	record_begin(&model->record, json);
	record_line(&model->record, "by", "/by", _("Who is writing now? Initials are enough (optional)"), SLOT_TEXT, 8)->hint =
		_("Your changes carry them from now on, until you leave the program.");
	if (history->n && !place->focus[0])
		change_id(place->focus, sizeof place->focus, (ptrdiff_t)history->n - 1, question_of(model, &history->items[history->n - 1]));
}

static void commit(struct model *model, struct effects *effects)
{
	const char *by = json_get_text(model->record.json, "by");
	bool fits = !by || strlen(by) < sizeof model->author.initials;
	record_slot(&model->record, "by")->error = fits ? NULL : _("This is too long. Two or three letters are enough.");
	if (fits)
		text_copy(model->author.initials, sizeof model->author.initials, by ? by : "");
	else
		say(model, "%s", _("This is too long. Two or three letters are enough."));
}

static void build(struct model *model, struct page *page)
{
	const struct history *history = &model->opened->history;
	page_title(page, "history", _("Changes to this assessment"));
	record_show(&model->record, &model->record.slots[0], page);
	if (!history->n)
		add_text(page, model->body, _("Nothing has been changed yet."));
	struct block *facts = history->n ? add_facts(page, model->body, NULL) : NULL;
	for (size_t i = 0; i < history->n && i < SHOWN_MAX; i++)
		add_change(model, page, facts, &history->items[history->n - 1 - i]);
	if (history->n > SHOWN_MAX)
		add_hint(page, model->body, _("Older changes are in the file history.jsonl."));
	add_action(page, add_actions(page, model->body), "on", _("Back"), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *rest = after_prefix(id, "change");
	const struct history *history = &model->opened->history;
	char number[16];
	int64_t i;
	snprintf(number, sizeof number, "%.*s", rest ? (int)strcspn(rest, ":") : 0, rest ? rest : "");
	if (rest && text_to_int(number, 0, (int64_t)history->n - 1, &i)) {
		struct place *place = go(model, SCREEN_CHANGE, effects);
		place->row = (int)i;
	} else if (!strcmp(id, "on")) {
		go_back(model, effects);
	} else {
		return false;
	}
	return true;
}

const struct screen screen_history = {
	.id = "history", .over = true,
	.help = N_("Here is who changed what, and when, with the newest first. Choose a line to read all of it. "
		"If several of you write, say at the top who it is now."),
	.enter = enter, .build = build, .activate = activate, .commit = commit, .for_this_run = true,
};
