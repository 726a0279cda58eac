/* SPDX-License-Identifier: MIT */
/* Check your answers, and what is still missing: lists whose rows jump to the question. */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/words.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

static const char *answer_words(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	struct buf words = BUF(BUF_MIB);
	if (!state || strcmp(state, "answered"))
		buf_puts(&words, answer_state_words(state));
	if (state && !strcmp(state, "not_applicable") && json_get_text(answer, "reason"))
		buf_printf(&words, ": %s", json_get_text(answer, "reason"));
	if (state && !strcmp(state, "answered"))
		value_to_text(&question->value, answer_value(answer), answer_other(answer, &question->value), &words);
	for (size_t i = 0; state && !strcmp(state, "answered") && i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (!part_is_asked(assessment, question, part) || value_is_empty(answer_part(answer, part->id)))
			continue;
		buf_printf(&words, "%s%s: ", words.len ? "\n" : "", part->text);
		value_to_text(part, answer_part(answer, part->id), answer_other(answer, part), &words);
	}
	if (json_get_text(answer, "comment"))
		buf_printf(&words, "%s“%s”", words.len ? "\n" : "", json_get_text(answer, "comment"));
	const char *text = page_printf(page, "%s", buf_text(&words));
	buf_release(&words);
	return text;
}

static void build_answers(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	page_title(page, "check_answers", _("Check your answers"));
	add_text(page, model->body, _("Choose a line to change its answer. Escape brings you back here."));
	for (size_t i = 0; i < assessment->form->n_sections; i++) {
		const struct form_section *section = &assessment->form->sections[i];
		if (!section_is_asked(assessment, section))
			continue;
		add_heading(page, model->body, 2, section->title);
		struct block *facts = add_facts(page, model->body, NULL);
		for (size_t k = 0; k < section->n_questions; k++) {
			const struct form_question *question = section->questions[k];
			if (!question_is_asked(assessment, question))
				continue;
			add_fact(page, facts, page_printf(page, "question:%s", question->id),
				page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : question_text(assessment, question)),
				answer_words(assessment, question, page), NULL);
		}
	}
	add_action(page, add_actions(page, model->body), "on", _("Back to the task list"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *question = after_prefix(id, "question");
	if (question)
		go_question(model, form_question(model_assessment(model)->form, question), false, effects);
	else if (!strcmp(id, "on"))
		go_back_to(model, SCREEN_TASKS, effects);
	return true;
}
const struct screen screen_answers = {
	.id = "check_answers",
	.help = N_("Here you read all your answers before they are signed off. Choose a line to go to its question and "
		"change it."),
	.build = build_answers, .activate = activate,
};

static const char *const headings[] = {
	[STRENGTH_MISSING] = N_("Without an answer"), [STRENGTH_WARNING] = N_("Worth another look"), [STRENGTH_CRITICAL] = N_("Put this right"),
};

static void add_findings(struct model *model, struct page *page, const struct findings *findings, enum finding_strength strength)
{
	struct block *tasks = NULL;
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->items[i];
		if (finding->strength != strength)
			continue;
		if (!tasks)
			tasks = add_tasks(page, model->body, _(headings[strength]));
		struct buf words = BUF(2000);
		finding_text(finding, &words);
		const char *name = finding->question ? finding->question->id : _("All");
		const char *id = finding->question ? page_printf(page, "finding:%zu:%s", i, name) : page_printf(page, "finding:%zu:", i);
		const char *title = finding->question ? finding->question->short_text : NULL;
		add_task(page, tasks, id, title ? page_printf(page, "%s  %s: %s", name, title, buf_text(&words)) : page_printf(page, "%s  %s", name, buf_text(&words)),
			strength_words(strength), NULL, false);
		buf_release(&words);
	}
}

static void build_missing(struct model *model, struct page *page)
{
	struct findings findings = { 0 };
	page_title(page, "missing", _("What is still missing"));
	findings_collect(model_assessment(model), &findings);
	if (!findings.n)
		add_notice(page, model->body, NOTICE_SUCCESS, _("Nothing is missing"), _("Your most senior manager can sign it off now."));
	else
		add_text(page, model->body, _("Nothing here stops you from saving. Choose a line to go to its question."));
	add_findings(model, page, &findings, STRENGTH_CRITICAL);
	add_findings(model, page, &findings, STRENGTH_MISSING);
	add_findings(model, page, &findings, STRENGTH_WARNING);
	findings_release(&findings);
	add_action(page, add_actions(page, model->body), "on", _("Back to the task list"), true);
}

static bool activate_missing(struct model *model, const char *id, struct effects *effects)
{
	const char *rest = after_prefix(id, "finding"), *question = rest ? strchr(rest, ':') : NULL;
	if (question && question[1])
		go_question(model, form_question(model_assessment(model)->form, question + 1), false, effects);
	else if (!strcmp(id, "on"))
		go_back_to(model, SCREEN_TASKS, effects);
	return true;
}
const struct screen screen_missing = {
	.id = "missing",
	.help = N_("Here is what has no answer yet, and what is worth another look. Choose a line to go to its question. "
		"You can leave all this for later."),
	.build = build_missing, .activate = activate_missing,
};
