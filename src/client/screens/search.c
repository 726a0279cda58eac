/* SPDX-License-Identifier: MIT */
/* Find a question by its id, by words of it, of its guidance, or of your own answer. */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/words.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_MAX 40

static void enter(struct model *model)
{
	record_begin(&model->record, NULL);
	record_line(&model->record, "words", "/words", _("Words, or a number such as KF3-1"), SLOT_TEXT, 40);
}

static bool any_contains(const char *const *texts, size_t n, const char *words)
{
	for (size_t i = 0; i < n; i++)
		if (text_lower_contains(texts[i], words))
			return true;
	return false;
}

/* Every text of an answer: what was typed, wherever it stands in it. */
static bool json_contains(const struct json *json, const char *words)
{
	if (json_text(json) && text_lower_contains(json_text(json), words))
		return true;
	for (const struct json *child = json_first(json); child; child = json_next(child))
		if (json_contains(child, words))
			return true;
	return false;
}

/* Where the words were found; what says most about a question comes first. */
enum found { FOUND_ID, FOUND_QUESTION, FOUND_ANSWER, FOUND_GUIDANCE, FOUND_NOWHERE };
static const char *const found_words[] = {
	[FOUND_ID] = "", [FOUND_QUESTION] = N_("in the question"), [FOUND_ANSWER] = N_("in your answer"), [FOUND_GUIDANCE] = N_("in the guidance"),
};

static enum found found_in(const struct assessment *assessment, const struct form_question *question, const char *words)
{
	size_t n;
	const char *const *guidance = question_guidance(assessment, question, &n);
	if (text_lower_contains(question->id, words))
		return FOUND_ID;
	if (text_lower_contains(question_text(assessment, question), words)
		|| (question->short_text && text_lower_contains(question->short_text, words)))
		return FOUND_QUESTION;
	if (json_contains(assessment_answer(assessment, question), words))
		return FOUND_ANSWER;
	return any_contains(guidance, n, words) ? FOUND_GUIDANCE : FOUND_NOWHERE;
}

static void add_result(struct page *page, struct block *tasks, const struct assessment *assessment, const struct form_question *question,
	const char *where)
{
	add_task(page, tasks, page_printf(page, "question:%s", question->id),
		page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : question_text(assessment, question)),
		where, NULL, false);
}

/* A question's own number comes before all that only speak of it. */
static void add_exact(struct model *model, struct page *page, struct block *tasks, const char *words)
{
	const struct assessment *assessment = model_assessment(model);
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		if (!text_casecmp(question->id, words) && question_is_asked(assessment, question))
			add_result(page, tasks, assessment, question, "");
	}
}

static size_t add_results(struct model *model, struct page *page, struct block *tasks, const char *words)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	enum found *where = arena_array(&page->arena, form->n_questions, sizeof *where);
	size_t n = 0;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		where[i] = question_is_asked(assessment, question) ? found_in(assessment, question, words) : FOUND_NOWHERE;
	}
	for (enum found rank = FOUND_ID; rank < FOUND_NOWHERE; rank++)
		for (size_t i = 0; i < form->n_questions; i++) {
			if (where[i] != rank || n++ >= SHOWN_MAX || !text_casecmp(form->questions[i].id, words))
				continue;
			add_result(page, tasks, assessment, &form->questions[i], *found_words[rank] ? _(found_words[rank]) : "");
		}
	return n;
}

static void build(struct model *model, struct page *page)
{
	struct slot *slot = record_slot(&model->record, "words");
	page_title(page, "search", _("Find a question"));
	record_show(&model->record, slot, page);
	char *words = text_trim(edit_text(slot->edit));
	if (*words) {
		struct block *tasks = add_tasks(page, model->body, _("Found"));
		add_exact(model, page, tasks, words);
		size_t n = add_results(model, page, tasks, words);
		if (!n)
			tasks->label = NULL;
		if (!n)
			add_text(page, model->body, _("Nothing was found. Try fewer or other words."));
		else if (n > SHOWN_MAX)
			add_hint(page, model->body, page_printf(page, _("%zu questions were found. More words show fewer."), n));
	}
	free(words);
}

/* Enter in the field goes to the first that was found. */
static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *question = after_prefix(id, "question");
	struct focusable all[2];
	if (!question && page_focusables(&model->page, all, 2) > 1)
		question = after_prefix(all[1].id, "question");
	if (question)
		go_question(model, form_question(model_assessment(model)->form, question), true, effects);
	return true;
}

const struct screen screen_search = {
	.id = "search",
	.help = N_("Here you find a question. Type its number, words from it, or words from your own answer. Then choose "
		"the question from the list."),
	.enter = enter, .build = build, .activate = activate,
};
