/* SPDX-License-Identifier: MIT */
#include "client/to_do.h"

#include "base/clock.h"
#include "base/json.h"
#include "entry/assessment.h"
#include "entry/document.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static void add(struct to_dos *list, struct to_do action)
{
	if (list->n == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 32;
		list->items = xreallocarray(list->items, list->cap, sizeof *list->items);
	}
	action.about = or_nothing(action.about);
	action.owner = or_nothing(action.owner);
	action.from = or_nothing(action.from);
	action.due = or_nothing(action.due);
	if (!clock_parse_last_day(action.due, &action.due_day))
		action.due_day = TO_DO_NO_DAY;
	action.place = list->n;
	list->items[list->n++] = action;
}

static bool is_below_fully(const struct form_question *question, const struct json *answer)
{
	const char *state = answer_state(answer), *grade = json_text(answer_value(answer));
	return question->value.kind == FIELD_GRADE && state && grade && !strcmp(state, "answered") &&
		(!strcmp(grade, "partly") || !strcmp(grade, "unmet"));
}

static void add_question(struct to_dos *list, const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question), *next = json_get(answer, "next_step");
	struct to_do action = {
		.kind = TO_DO_NEXT_STEP, .subject = question->id, .about = question_text(assessment, question),
		.text = json_get_text(next, "action"), .owner = json_get_text(next, "owner"), .due = json_get_text(next, "due"),
	};
	if (!action.text || !*action.text) {
		if (!is_below_fully(question, answer) && !*or_nothing(action.owner) && !*or_nothing(action.due))
			return;
		action.kind = TO_DO_NO_NEXT_STEP;
		action.text = _("No next step yet");
	}
	add(list, action);
}

static void add_documents(struct to_dos *list, const struct assessment *assessment)
{
	for (size_t i = 0; i < documents_count(assessment); i++) {
		const struct json *document = document_at(assessment, i);
		const char *due = json_get_text(document, "review_due"), *id = json_get_text(document, "id");
		if (!due || !*due || !id)
			continue;
		/* TRANSLATORS: %s is the title of a document. */
		const char *text = arena_printf(&list->arena, _("Review the document: %s"), or_nothing(json_get_text(document, "title")));
		add(list, (struct to_do){ .kind = TO_DO_REVIEW, .subject = id, .text = text, .due = due });
	}
}

static void add_dates(struct to_dos *list, const struct form *form)
{
	const struct { const char *id, *text, *due; } dates[] = {
		{ "asked_for_by", N_("Send the self-assessment"), form->asked_for_by },
		{ "closes", N_("Last day on which the self-assessment can be sent"), form->closes },
	};
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
		if (dates[i].due && *dates[i].due)
			add(list, (struct to_do){ .kind = TO_DO_DATE, .subject = dates[i].id, .about = form->title, .text = _(dates[i].text),
				.due = dates[i].due });
	for (size_t i = 0; i < form->n_stages; i++) {
		const struct form_stage *stage = &form->stages[i];
		add(list, (struct to_do){ .kind = TO_DO_STAGE, .subject = stage->id, .about = stage->output, .text = stage->title,
			.from = stage->from, .due = stage->to });
	}
}

static int by_day(const void *a, const void *b)
{
	const struct to_do *left = a, *right = b;
	if (left->due_day != right->due_day)
		return left->due_day < right->due_day ? -1 : 1;
	return (left->place > right->place) - (left->place < right->place);
}

void to_do_collect(const struct assessment *assessment, bool with_dates, struct to_dos *ret)
{
	const struct form *form = assessment->form;
	*ret = (struct to_dos){ .items = NULL };
	for (size_t i = 0; i < form->n_questions; i++)
		if (question_is_asked(assessment, &form->questions[i]))
			add_question(ret, assessment, &form->questions[i]);
	add_documents(ret, assessment);
	if (with_dates)
		add_dates(ret, form);
	if (ret->n)
		qsort(ret->items, ret->n, sizeof *ret->items, by_day);
}

void to_do_release(struct to_dos *list)
{
	free(list->items);
	arena_release(&list->arena);
	*list = (struct to_dos){ .items = NULL };
}

const char *to_do_kind_name(enum to_do_kind kind)
{
	static const char *const names[TO_DO_KIND_COUNT] = {
		[TO_DO_NEXT_STEP] = "next_step", [TO_DO_NO_NEXT_STEP] = "no_next_step", [TO_DO_REVIEW] = "review",
		[TO_DO_DATE] = "date", [TO_DO_STAGE] = "stage",
	};
	return names[kind];
}
