/* SPDX-License-Identifier: MIT */
/* Check your answers, and what is still missing: lists whose rows jump to the question. */
#include "client/screen.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/finding_place.h"
#include "client/screens/at_field.h"
#include "client/screens/beside.h"
#include "client/words.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"
#include "page/label.h"

#include <string.h>

static const char *answer_words(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	struct buf words = BUF(BUF_MIB);
	bool carried = answer_is_carried(answer), given = carried || (state && !strcmp(state, "answered"));
	if (!state || strcmp(state, "answered"))
		buf_printf(&words, "%s%s", answer_state_words(state), carried ? "\n" : "");
	if (state && !strcmp(state, "not_applicable") && json_get_text(answer, "reason"))
		buf_printf(&words, ": %s", json_get_text(answer, "reason"));
	if (given)
		field_words(assessment, &question->value, answer, &words);
	for (size_t i = 0; given && i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (!part_is_asked(assessment, question, part) || value_is_empty(answer_part(answer, part->id)))
			continue;
		buf_printf(&words, "%s%s%s", words.len ? "\n" : "", part->text, label_joint(part->text));
		field_words(assessment, part, answer, &words);
	}
	const char *text = page_printf(page, "%s", buf_text(&words));
	buf_release(&words);
	return text;
}

/* What was found in the answer, each in its own words; NULL if nothing. */
static const char *note_words(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	struct findings findings;
	struct buf words = BUF(BUF_MIB);
	findings_of_question(assessment, question, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		if (findings.items[i].strength == STRENGTH_MISSING)
			continue;
		buf_printf(&words, "%s%s: ", words.len ? "\n" : "", strength_words(findings.items[i].strength));
		finding_line(&findings.items[i], &words);
	}
	const char *note = words.len ? page_printf(page, "%s", buf_text(&words)) : NULL;
	findings_release(&findings);
	buf_release(&words);
	return note;
}

static void build_answers(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	page_title(page, "check_answers", _("Check your answers"));
	add_text(page, model->body, _("Choose a line to change its answer."));
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
				answer_words(assessment, question, page), note_words(assessment, question, page));
			add_beside(assessment, question, page, facts);
		}
	}
	add_action(page, add_actions(page, model->body), "on", _("Back to the task list"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *question = after_prefix(id, "question"), *beside = after_prefix(id, "beside");
	if (beside) {
		go_beside(model, beside, effects);
	} else if (question) {
		go_question(model, form_question(model_assessment(model)->form, question), false, effects);
		place_now(model)->from_list = true;
	} else if (!strcmp(id, "on")) {
		go_back_to(model, SCREEN_TASKS, effects);
	}
	return true;
}
const struct screen screen_answers = {
	.id = "check_answers",
	.help = N_("Here you read all your answers before they are signed off. Choose a line to go to its question and "
		"change it."),
	.build = build_answers, .activate = activate,
};

/* In the order of the page; what must be put right comes first. */
static const struct {
	enum finding_strength strength;
	const char *heading;
} groups[] = {
	{ STRENGTH_CRITICAL, N_("Put this right") }, { STRENGTH_FORMAT, N_("Typed, but not an answer yet") },
	{ STRENGTH_MISSING, N_("Without an answer") }, { STRENGTH_WARNING, N_("Worth another look") },
};

static void add_finding(struct page *page, struct block *tasks, const struct finding *finding, size_t place)
{
	struct buf words = BUF(16 * 1024);
	finding_line(finding, &words);
	const struct form_question *question = finding->question;
	const char *title = question ? question->short_text : NULL;
	const char *name = question ? question->id : _("All");
	const char *label = title ? page_printf(page, "%s  %s%s%s", name, title, label_joint(title), buf_text(&words))
		: page_printf(page, "%s  %s", name, buf_text(&words));
	/* By its place in the list: when one is put right, the next one takes its place and the focus. */
	add_task(page, tasks, page_printf(page, "finding:%zu", place), label, finding_strength_words(finding), NULL, false);
	buf_release(&words);
}

static void build_missing(struct model *model, struct page *page)
{
	struct findings findings = { 0 };
	size_t place = 0;
	page_title(page, "missing", _("What is still missing"));
	findings_collect(model_assessment(model), &findings);
	if (!findings.n)
		add_notice(page, model->body, NOTICE_SUCCESS, _("Nothing is missing"), _("Your most senior person can sign it off now."));
	else
		add_text(page, model->body, _("Nothing here stops you from saving. Choose a line to go to its question."));
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		struct block *tasks = NULL;
		for (size_t i = 0; i < findings.n; i++) {
			if (findings.items[i].strength != groups[g].strength)
				continue;
			tasks = tasks ? tasks : add_tasks(page, model->body, _(groups[g].heading));
			add_finding(page, tasks, &findings.items[i], place++);
		}
	}
	findings_release(&findings);
	add_action(page, add_actions(page, model->body), "on", _("Back to the task list"), true);
}

/* The one in that place of the page. */
static const struct finding *finding_at(const struct findings *findings, size_t wanted)
{
	size_t place = 0;
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
		for (size_t i = 0; i < findings->n; i++)
			if (findings->items[i].strength == groups[g].strength && place++ == wanted)
				return &findings->items[i];
	return NULL;
}

static bool activate_missing(struct model *model, const char *id, struct effects *effects)
{
	const char *rest = after_prefix(id, "finding");
	struct findings findings;
	int64_t place;
	if (!strcmp(id, "on"))
		go_back_to(model, SCREEN_TASKS, effects);
	if (!rest || !text_to_int(rest, 0, INT32_MAX, &place))
		return true;
	findings_collect(model_assessment(model), &findings);
	const struct finding *finding = finding_at(&findings, (size_t)place);
	if (finding)
		go_finding(model, finding, effects);
	findings_release(&findings);
	return true;
}
const struct screen screen_missing = {
	.id = "missing",
	.help = N_("Here is what has no answer yet, and what is worth another look. Choose a line to go to its question. "
		"You can leave all this for later."),
	.build = build_missing, .activate = activate_missing,
};
