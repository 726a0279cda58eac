/* SPDX-License-Identifier: MIT */
/* Find a question by its id, by words of it, of its guidance, or of your own answer. */
#include "client/screen.h"

#include "base/text.h"
#include "client/find.h"
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

static const char *const found_words[] = {
	[FOUND_ID] = "", [FOUND_OF_ID] = "", [FOUND_QUESTION] = N_("in the question"), [FOUND_ANSWER] = N_("in your answer"),
	[FOUND_GUIDANCE] = N_("in the guidance"),
};

static void add_result(struct page *page, struct block *tasks, const struct assessment *assessment, const struct form_question *question,
	const char *where)
{
	add_task(page, tasks, page_printf(page, "question:%s", question->id),
		page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : question_text(assessment, question)),
		where, NULL, false);
}

/* A question's own number comes before all that only speak of it. */
static size_t add_results(struct model *model, struct page *page, struct block *tasks, const char *typed)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form *form = assessment->form;
	enum found *where = arena_array(&page->arena, form->n_questions, sizeof *where);
	struct wanted *wanted = wanted_new(typed);
	size_t n = 0;
	for (size_t i = 0; i < form->n_questions; i++)
		where[i] = question_is_asked(assessment, &form->questions[i]) ? wanted_in(wanted, assessment, &form->questions[i]) : FOUND_NOWHERE;
	for (enum found rank = FOUND_ID; rank < FOUND_NOWHERE; rank++)
		for (size_t i = 0; i < form->n_questions; i++)
			if (where[i] == rank && n++ < SHOWN_MAX)
				add_result(page, tasks, assessment, &form->questions[i], *found_words[rank] ? _(found_words[rank]) : "");
	wanted_free(wanted);
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
	.id = "search", .over = true,
	.help = N_("Here you find a question. Type its number, such as kf22, words from it, or words from your own answer, in any "
		"order. Then choose the question from the list."),
	.enter = enter, .build = build, .activate = activate,
};
