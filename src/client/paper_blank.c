/* SPDX-License-Identifier: MIT */
#include "client/paper_inside.h"

#include "page/gettext.h"

#include <stdint.h>

#define PERSON_COLS 40
#define NUMBER_COLS 10
#define DATE_COLS 16
#define SENTENCE_COLS 50

static void ask_choice(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	struct block *choice = add_choice(page, &page->body, NULL, label, hint, field->kind == FIELD_MANY);
	for (size_t i = 0; i < field->n_options; i++)
		add_option(page, choice, field->options[i].code, field->options[i].label, field->options[i].hint, false);
}

static void ask_line(struct page *page, const char *label, const char *hint, int width_cols, const char *unit)
{
	struct block *line = add_line(page, &page->body, NULL, label, hint, NULL);
	line->width_cols = width_cols;
	line->unit = unit;
}

static void ask_number(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	ask_line(page, label, hint, NUMBER_COLS, field->unit);
}

static void ask_share(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	add_heading(page, &page->body, 3, label);
	ask_line(page, field->count_label ? field->count_label : _("How many"), hint, NUMBER_COLS, NULL);
	ask_line(page, field->of_label ? field->of_label : _("Out of"), NULL, NUMBER_COLS, NULL);
}

static void ask_date(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	ask_line(page, label, hint, DATE_COLS, NULL);
}

static void ask_text(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	struct block *prose = add_prose(page, &page->body, NULL, label, hint, NULL);
	prose->limit_chars = field->limit_chars;
}

static void ask_person(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	add_heading(page, &page->body, 3, label);
	ask_line(page, _("Role"), hint, PERSON_COLS, NULL);
	ask_line(page, _("Name, if they agree"), NULL, PERSON_COLS, NULL);
	ask_line(page, _("Telephone"), NULL, PERSON_COLS, NULL);
	ask_line(page, _("E-mail"), NULL, PERSON_COLS, NULL);
}

static void ask_table(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
	const char **points = arena_array(&page->arena, field->n_columns, sizeof *points);
	for (size_t i = 0; i < field->n_columns; i++)
		points[i] = field->columns[i].label;
	add_heading(page, &page->body, 3, label);
	add_points(page, &page->body, points, field->n_columns)->label = _("For each one, write:");
	add_prose(page, &page->body, NULL, NULL, hint, NULL);
}

static void ask_nothing(struct page *page, const char *label, const char *hint, const struct form_field *field)
{
}

static void (*const askers[FIELD_KIND_COUNT])(struct page *page, const char *label, const char *hint,
	const struct form_field *field) = {
	[FIELD_GRADE] = ask_choice, [FIELD_YES_NO] = ask_choice, [FIELD_YES_NO_UNKNOWN] = ask_choice, [FIELD_ONE] = ask_choice,
	[FIELD_MANY] = ask_choice, [FIELD_NUMBER] = ask_number, [FIELD_SHARE] = ask_share, [FIELD_DATE] = ask_date,
	[FIELD_TEXT] = ask_text, [FIELD_PERSON] = ask_person, [FIELD_TABLE] = ask_table, [FIELD_DOCUMENT] = ask_text,
	[FIELD_GROUP] = ask_nothing,
};

static void add_guidance(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	size_t n;
	const char *const *guidance = question_guidance(assessment, question, &n);
	if (question->legal)
		add_text(page, &page->body, page_printf(page, _("The rule: %s (%s)"), question->legal->text, question->legal->source));
	if (n)
		add_points(page, &page->body, guidance, n)->label = _("Think about:");
	if (question->n_evidence)
		add_points(page, &page->body, question->evidence, question->n_evidence)->label = _("What could support this:");
}

static void ask_question(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	add_heading(page, &page->body, 2, page_printf(page, "%s  %s", question->id, question_text(assessment, question)));
	const char *hint = question_hint(assessment, question);
	if (hint)
		add_hint(page, &page->body, hint);
	add_guidance(assessment, question, page);
	for (size_t i = 0; i < question->n_parts; i++)
		if (!assessment_on_core(assessment) || question->parts[i].core)
			askers[question->parts[i].kind](page, question->parts[i].text, question->parts[i].hint, &question->parts[i]);
	askers[question->value.kind](page, _("Answer"), NULL, &question->value);
	if (question->allow_not_applicable)
		ask_line(page, _("Does not apply, because"), NULL, SENTENCE_COLS, NULL);
	if (!question->scale)
		return;
	add_prose(page, &page->body, NULL, _("Evidence and comment"), NULL, NULL);
	ask_line(page, _("Next step"), NULL, SENTENCE_COLS, NULL);
	ask_line(page, _("Who does it"), NULL, PERSON_COLS, NULL);
	ask_line(page, _("By when"), NULL, DATE_COLS, NULL);
}

void paper_blank_section(const struct assessment *assessment, const struct form_section *section, struct page *page)
{
	page_title(page, section->id, section->title);
	for (size_t i = 0; i < section->n_introduction; i++)
		add_text(page, &page->body, section->introduction[i]);
	for (size_t i = 0; i < section->n_questions; i++)
		if (!assessment_on_core(assessment) || section->questions[i]->core)
			ask_question(assessment, section->questions[i], page);
}
