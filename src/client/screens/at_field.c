/* SPDX-License-Identifier: MIT */
#include "client/screens/at_field.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/finding_place.h"
#include "client/screen.h"
#include "client/words.h"

#include <stdlib.h>
#include <string.h>

static void append(struct findings *to, const struct findings *from)
{
	if (!from->n)
		return;
	to->items = xreallocarray(to->items, to->n + from->n, sizeof *to->items);
	memcpy(to->items + to->n, from->items, from->n * sizeof *from->items);
	to->n += from->n;
}

/* Looked for once after each change, not at each key: the text may be long. */
static const struct findings *noticed(struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	struct findings whole;
	if (!assessment || model->noticed_change == assessment->last_change)
		return &model->noticed;
	findings_release(&model->noticed);
	model->noticed_change = assessment->last_change;
	if (place_of(model)->question)
		findings_of_question(assessment, place_of(model)->question, &model->noticed);
	findings_of_whole(assessment, &whole);
	append(&model->noticed, &whole);
	findings_release(&whole);
	return &model->noticed;
}

static bool is_place(const struct place *place, const struct finding_place *at)
{
	if (place->screen != at->screen)
		return false;
	if (at->screen == SCREEN_DOCUMENT)
		return !strcmp(place->item, at->item);
	if (at->screen == SCREEN_ROW && (place->row != at->row || strcmp(place->part, at->part)))
		return false;
	return !at->question || place->question == at->question;
}

/* A whole group has no field of its own. */
static bool is_of_group(const struct finding *finding)
{
	return finding->code == FINDING_MISSING && finding->question && finding->question->value.kind == FIELD_GROUP;
}

/* Whether a finding is said on the page in front, and at which thing of it (""; at none). */
static bool is_here(const struct model *model, const struct finding *finding, struct finding_place *ret)
{
	const struct place *place = place_of(model);
	finding_place(model_assessment(model), finding, ret);
	bool too_early = finding->strength == STRENGTH_MISSING && finding->code != FINDING_CARRIED && !place->from_list;
	if (!is_place(place, ret) || too_early)
		return false;
	if (is_of_group(finding))
		ret->focus[0] = '\0';
	return true;
}

void show_finding(struct model *model, struct page *page, const struct finding *finding)
{
	struct buf words = BUF(16 * 1024);
	finding_text(finding, &words);
	add_notice(page, model->body, NOTICE_WARNING, finding_strength_words(finding), page_printf(page, "%s", buf_text(&words)));
	buf_release(&words);
}

static const char *text_in(struct page *page, const struct finding *finding)
{
	struct buf words = BUF(16 * 1024);
	finding_text(finding, &words);
	const char *text = page_printf(page, "%s", buf_text(&words));
	buf_release(&words);
	return text;
}

void show_slot(struct model *model, struct page *page, const struct slot *slot)
{
	const struct findings *findings = noticed(model);
	struct slot shown = *slot;
	struct finding_place at;
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->items[i];
		if (!is_here(model, finding, &at) || !at.focus[0] || record_slot_of_focus(&model->record, at.focus) != slot)
			continue;
		if (finding->strength == STRENGTH_MISSING && !shown.error)
			shown.error = text_in(page, finding);
		else if (finding->strength != STRENGTH_FORMAT && finding->strength != STRENGTH_MISSING) /* the slot says FORMAT itself */
			show_finding(model, page, finding);
	}
	record_show(&model->record, &shown, page);
}

void show_findings_at(struct model *model, struct page *page, const char *id)
{
	const struct findings *findings = noticed(model);
	struct finding_place at;
	for (size_t i = 0; i < findings->n; i++)
		if (is_here(model, &findings->items[i], &at) && !strcmp(at.focus, id))
			show_finding(model, page, &findings->items[i]);
}

static bool has_own_thing(struct model *model, const char *focus)
{
	return focus[0] && (record_slot_of_focus(&model->record, focus) || after_prefix(focus, "add") || after_prefix(focus, "document"));
}

void show_findings_above(struct model *model, struct page *page)
{
	const struct findings *findings = noticed(model);
	struct finding_place at;
	for (size_t i = 0; i < findings->n; i++)
		if (is_here(model, &findings->items[i], &at) && !has_own_thing(model, at.focus))
			show_finding(model, page, &findings->items[i]);
}

void go_finding(struct model *model, const struct finding *finding, struct effects *effects)
{
	struct finding_place at;
	struct place place = *place_of(model);
	finding_place(model_assessment(model), finding, &at);
	if (at.screen == SCREEN_TASKS) {
		go_back_to(model, SCREEN_TASKS, effects);
		return;
	}
	place.screen = at.screen;
	place.question = at.question;
	place.section = at.question ? at.question->section : NULL;
	place.row = at.row;
	place.from_list = true;
	text_copy(place.part, sizeof place.part, at.part);
	text_copy(place.item, sizeof place.item, at.item);
	text_copy(place.focus, sizeof place.focus, at.focus);
	if (at.question && !model->opened->read_only)
		assessment_set_place(model_assessment(model), at.question->id);
	go_place(model, &place, effects);
}
