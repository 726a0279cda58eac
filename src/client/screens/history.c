/* SPDX-License-Identifier: MIT */
/* Who changed what, and when: the newest first. Choosing a line goes to its question. */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/change_words.h"
#include "client/dates.h"
#include "client/words.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define SHOWN_MAX 200
#define SAID_COLS 60

/* An answer in few words. */
static const char *brief(struct page *page, const struct form_question *question, const struct json *answer)
{
	struct buf words = BUF(8192);
	const char *state = answer_state(answer), *comment = json_get_text(answer, "comment");
	int cols;
	if (!state || strcmp(state, "answered"))
		buf_puts(&words, answer_state_words(state));
	else
		value_to_text(&question->value, answer_value(answer), answer_other(answer, &question->value), &words);
	if (!words.len)
		buf_puts(&words, comment ? comment : _("an answer in parts"));
	size_t fits = text_fit(buf_text(&words), words.len, SAID_COLS, &cols);
	const char *said = page_printf(page, fits < words.len ? "%.*s…" : "%.*s", (int)fits, buf_text(&words));
	buf_release(&words);
	return said;
}

static bool same_member(const struct change *change, const char *member)
{
	const struct json *from = json_get(change->from, member), *to = json_get(change->to, member);
	return from && to ? json_equal(from, to) : !from && !to;
}

static const char *answer_words(struct page *page, const struct form_question *question, const struct change *change)
{
	if (!same_member(change, "value") || !same_member(change, "state"))
		return page_printf(page, _("%s: from “%s” to “%s”"), question->id, brief(page, question, change->from),
			brief(page, question, change->to));
	const char *member = change_member_words(change);
	return member ? page_printf(page, "%s: %s", question->id, member) : question->id;
}

static const struct change *newest(const struct history *history, size_t i)
{
	return &history->items[history->n - 1 - i];
}

static const struct form_question *question_of(const struct model *model, const struct change *change)
{
	return form_question(model_assessment(model)->form, change->subject);
}

static void change_id(char *to, size_t size, size_t i, const struct form_question *question)
{
	snprintf(to, size, "change:%zu:%s", i, question ? question->id : "");
}

static void add_change(struct model *model, struct page *page, struct block *facts, const struct change *change, size_t i)
{
	const struct form_question *question = question_of(model, change);
	char id[64];
	const char *who = change->by[0] ? page_printf(page, "%s, %s", date_words(page, change->at), change->by) : date_words(page, change->at);
	const char *what = question ? answer_words(page, question, change) : change_subject_words(change->subject);
	change_id(id, sizeof id, i, question);
	add_fact(page, facts, page_printf(page, "%s", id), who, what,
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
		change_id(place->focus, sizeof place->focus, 0, question_of(model, newest(history, 0)));
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
		add_change(model, page, facts, newest(history, i), i);
	if (history->n > SHOWN_MAX)
		add_hint(page, model->body, _("Older changes are in the file history.jsonl."));
	add_action(page, add_actions(page, model->body), "on", _("Back"), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *rest = after_prefix(id, "change"), *question = rest ? strchr(rest, ':') : NULL;
	if (question && question[1])
		go_question(model, form_question(model_assessment(model)->form, question + 1), false, effects);
	else if (!strcmp(id, "on"))
		go_back(model, effects);
	else
		return false;
	return true;
}

const struct screen screen_history = {
	.id = "history",
	.help = N_("Here is who changed what, and when, with the newest first. Choose a line to go to its question. "
		"If several of you write, say at the top who it is now."),
	.enter = enter, .build = build, .activate = activate, .commit = commit, .for_this_run = true,
};
