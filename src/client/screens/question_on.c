/* SPDX-License-Identifier: MIT */
/* From the page of a question to what comes next: a field, Continue, the next question; in a hurry what is missing. */
#include "client/screens/question_inside.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "client/keys.h"
#include "client/screens/asked.h"
#include "client/words.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

#define GIVEN_MOST_COLS 40 /* of an answer that is said in the status line */

void question_go_next(struct model *model, struct effects *effects)
{
	const struct form_question *from = place_of(model)->question;
	const struct form_question *to = question_after(model_assessment(model), from);
	if (place_of(model)->from_list)
		go_back(model, effects);
	else if (to && to->section == from->section)
		go_question(model, to, true, effects);
	else /* the section's last: what comes to mind then is whether it is done */
		text_copy(go_instead(model, SCREEN_SECTION, effects)->focus, sizeof place_now(model)->focus, "done:yes");
}

static bool undo_is_of(const struct model *model, const struct form_question *question)
{
	const struct assessment *assessment = model_assessment(model);
	const struct change *change = assessment->n_pending ? &assessment->pending[assessment->n_pending - 1]
		: history_undoable(&model->opened->history);
	return change && !strcmp(change->subject, question->id);
}

static void given_words(const struct form_question *question, const struct json *answer, struct buf *words)
{
	struct buf whole = BUF(BUF_MIB);
	int cols;
	if (answer_value(answer))
		value_to_text(&question->value, answer_value(answer), answer_other(answer, &question->value), &whole);
	else
		buf_puts(&whole, answer_state_words(answer_state(answer)));
	size_t len = strcspn(buf_text(&whole), "\n"), fits = text_fit(buf_text(&whole), len, GIVEN_MOST_COLS, &cols);
	buf_add(words, buf_text(&whole), fits);
	buf_puts(words, fits < whole.len ? "…" : "");
	buf_release(&whole);
}

/* In a hurry, what was given is said on the page that comes: nothing goes by unseen. What was there before is not said again. */
static void say_given(struct model *model, const struct form_question *question)
{
	struct buf words = BUF(BUF_MIB);
	if (!undo_is_of(model, question))
		return;
	given_words(question, assessment_answer(model_assessment(model), question), &words);
	/* TRANSLATORS: a question's number, and the answer that was just given. */
	say_with_undo(model, _("%s: “%s”."), question->id, buf_text(&words));
	buf_release(&words);
}

static void set_focus(struct model *model, const char *id)
{
	text_copy(place_now(model)->focus, sizeof place_now(model)->focus, id);
}

void go_open(struct model *model, const struct form_question *question, bool instead, struct effects *effects)
{
	char open[64];
	go_question(model, question, instead, effects);
	model_build(model);
	if (asked_next(model, NULL, open))
		set_focus(model, open);
}

static void hurry_on(struct model *model, struct effects *effects)
{
	const struct form_question *from = place_of(model)->question;
	const struct form_question *to = progress_next_missing(model_assessment(model), from);
	if (to)
		go_open(model, to, true, effects);
	else if (place_of(model)->from_list)
		go_back(model, effects);
	else
		go_back_to(model, SCREEN_TASKS, effects);
	say_given(model, from);
}

/* What is worth another look is looked at before the page goes. */
static bool is_done(struct model *model)
{
	char open[64];
	struct findings findings;
	bool worth_a_look = false;
	findings_of_question(model_assessment(model), place_of(model)->question, &findings);
	for (size_t i = 0; i < findings.n; i++)
		worth_a_look |= findings.items[i].strength != STRENGTH_MISSING;
	findings_release(&findings);
	return !worth_a_look && !asked_next(model, NULL, open);
}

/*
 * From a line to the next field, whether it is asked for or not; in a hurry, and from a choice, to what is asked next. Where nothing
 * is: Continue, or the next question if nothing more is seen on the page. A page that had all it asks for when it came does not go
 * by itself: whoever came back to it may want to change more than one thing.
 */
bool question_go_on(struct model *model, const char *from, struct effects *effects)
{
	char next[64];
	struct slot *slot = record_slot_of_focus(&model->record, from);
	bool is_line = slot && slot->kind == SLOT_LINE, hurry = model->hurry && !place_of(model)->complete;
	if (slot && slot->error)
		say(model, "%s", slot->error);
	else if (is_line && !hurry && asked_field_behind(model, from, next))
		set_focus(model, next);
	else if (asked_next(model, from, next))
		set_focus(model, next);
	else if (hurry && is_done(model)) {
		hurry_on(model, effects);
		if (is_line)
			keys_hold_typed_ahead(model);
	} else if (is_line && is_done(model) && !asked_field_behind(model, from, next))
		question_go_next(model, effects);
	else
		set_focus(model, "next");
	return true;
}

void question_confirm(struct model *model, struct effects *effects)
{
	struct err err = { 0 };
	if (model_is_read_only(model))
		return;
	if (!carried_confirm(model_assessment(model), place_of(model)->question, &model->author, &err)) {
		say_trouble(model, &err);
		return;
	}
	model_changed(model, effects);
	record_end(&model->record);
	question_go_next(model, effects);
}
