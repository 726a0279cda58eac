/* SPDX-License-Identifier: MIT */
#include "client/paper_inside.h"

#include "base/buf.h"
#include "base/json.h"
#include "page/dates.h"
#include "client/finding_place.h"
#include "client/words.h"
#include "entry/document.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

#define FIELD_MAX_BYTES ((size_t)256 * 1024)

static void add_words(const struct assessment *assessment, struct page *page, struct block *facts, const char *label,
	const struct form_field *field, const struct json *answer)
{
	struct buf words = BUF(FIELD_MAX_BYTES);
	field_words(assessment, field, answer, &words);
	if (words.len)
		add_fact(page, facts, NULL, label, field->kind == FIELD_DATE ? date_words(page, buf_text(&words)) : buf_text(&words), NULL);
	buf_release(&words);
}

/* A cell as the column's kind is read elsewhere. */
static const char *cell_words(struct page *page, const struct form_column *column, const struct json *value)
{
	struct form_field field = { .kind = column->kind, .options = column->options, .n_options = column->n_options };
	struct buf words = BUF(FIELD_MAX_BYTES);
	if (!value_is_empty(value))
		value_to_text(&field, value, NULL, &words);
	const char *kept = page_printf(page, "%s", buf_text(&words));
	if (column->kind == FIELD_DATE)
		kept = date_words(page, kept);
	buf_release(&words);
	return kept;
}

static void add_rows(struct page *page, const char *label, const struct form_field *field, const struct json *answer)
{
	const struct json *rows = answer_field(answer, field);
	if (value_is_empty(rows))
		return;
	const char **cells = arena_array(&page->arena, field->n_columns, sizeof *cells);
	for (size_t i = 0; i < field->n_columns; i++)
		cells[i] = field->columns[i].label;
	struct block *table = add_table(page, &page->body, label, cells, field->n_columns);
	for (const struct json *row = json_first(rows); row; row = json_next(row)) {
		for (size_t i = 0; i < field->n_columns; i++)
			cells[i] = cell_words(page, &field->columns[i], json_get(row, field->columns[i].id));
		add_row(page, table, NULL, cells);
	}
}

static void add_evidence(const struct assessment *assessment, struct page *page, const struct json *answer)
{
	const struct json *evidence = json_get(answer, "evidence");
	size_t n = 0;
	if (value_is_empty(evidence))
		return;
	const char **points = arena_array(&page->arena, json_len(evidence), sizeof *points);
	for (const struct json *item = json_first(evidence); item; item = json_next(item))
		points[n++] = evidence_words(assessment, item);
	add_points(page, &page->body, points, n)->label = _("Evidence");
}

static void add_member(struct page *page, struct block *facts, const char *label, const char *text)
{
	if (text && *text)
		add_fact(page, facts, NULL, label, text, NULL);
}

static void add_next_step(struct page *page, struct block *facts, const struct json *next)
{
	const char *action = json_get_text(next, "action"), *owner = json_get_text(next, "owner"), *due = json_get_text(next, "due");
	add_member(page, facts, _("Next step"), action);
	add_member(page, facts, _("Who does it"), owner);
	add_member(page, facts, _("By when"), due ? date_words(page, due) : NULL);
}

/* What is worth another look stands beside the answer, in the words of the screen. */
static void add_findings(const struct assessment *assessment, const struct form_question *question, struct page *page, struct block *facts)
{
	struct findings findings;
	findings_of_question(assessment, question, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		struct buf words = BUF(FIELD_MAX_BYTES);
		if (findings.items[i].strength == STRENGTH_MISSING)
			continue;
		finding_line(&findings.items[i], &words);
		add_fact(page, facts, NULL, strength_words(findings.items[i].strength), buf_text(&words), NULL);
		buf_release(&words);
	}
	findings_release(&findings);
}

static void add_question(const struct assessment *assessment, const struct form_question *question, struct page *page)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	size_t n_parts = answer_is_alone(answer) ? 0 : question->n_parts; /* as it is sent */
	add_heading(page, &page->body, 2, page_printf(page, "%s  %s", question->id, question_text(assessment, question)));
	struct block *facts = add_facts(page, &page->body, NULL);
	if (!state || strcmp(state, "answered") != 0)
		add_fact(page, facts, NULL, _("Answer"), answer_state_words(state), NULL);
	if (question->value.kind != FIELD_GROUP && question->value.kind != FIELD_TABLE)
		add_words(assessment, page, facts, _("Answer"), &question->value, answer);
	for (size_t i = 0; i < n_parts; i++)
		if (question->parts[i].kind != FIELD_TABLE)
			add_words(assessment, page, facts, question->parts[i].text, &question->parts[i], answer);
	add_member(page, facts, _("Reason"), json_get_text(answer, "reason"));
	add_member(page, facts, _("Comment"), json_get_text(answer, "comment"));
	add_next_step(page, facts, json_get(answer, "next_step"));
	if (json_get_true(answer, "help_wanted"))
		add_fact(page, facts, NULL, _("Help"), _("We would like help with this"), NULL);
	add_findings(assessment, question, page, facts);
	if (question->value.kind == FIELD_TABLE)
		add_rows(page, NULL, &question->value, answer);
	for (size_t i = 0; i < n_parts; i++)
		if (question->parts[i].kind == FIELD_TABLE)
			add_rows(page, question->parts[i].text, &question->parts[i], answer);
	add_evidence(assessment, page, answer);
}

/* The ids that stand nowhere else on the paper, and why, where the form gives a reason. */
static void add_not_asked(const struct assessment *assessment, const struct form_section *section, struct page *page)
{
	const char **points = arena_array(&page->arena, section->n_questions + 1, sizeof *points);
	struct buf others = BUF(64 * 1024);
	size_t n = 0;
	for (size_t i = 0; i < section->n_questions; i++) {
		const struct form_question *question = section->questions[i];
		const char *why = question_not_asked(assessment, question);
		if (why)
			points[n++] = page_printf(page, "%s: %s", question->id, why);
		else if (!question_is_asked(assessment, question))
			buf_printf(&others, "%s%s", others.len ? ", " : "", question->id);
	}
	if (others.len)
		points[n++] = page_printf(page, _("%s: not on your route, or it does not concern you"), buf_text(&others));
	if (n) {
		add_heading(page, &page->body, 2, _("Not asked"));
		add_points(page, &page->body, points, n);
	}
	buf_release(&others);
}

void paper_not_asked(const struct assessment *assessment, struct page *page)
{
	const struct form *form = assessment->form;
	struct block *facts = NULL;
	page_title(page, "not_asked", _("Sections that were not asked"));
	for (size_t i = 0; i < form->n_sections; i++) {
		const struct form_section *section = &form->sections[i];
		struct buf ids = BUF(64 * 1024);
		if (section_is_asked(assessment, section) || !section->n_questions)
			continue;
		for (size_t k = 0; k < section->n_questions; k++)
			buf_printf(&ids, "%s%s", k ? ", " : "", section->questions[k]->id);
		if (!facts)
			facts = add_facts(page, &page->body, NULL);
		add_fact(page, facts, NULL, section->title, page_printf(page, "%s", buf_text(&ids)), NULL);
		buf_release(&ids);
	}
}

void paper_section(const struct assessment *assessment, const struct form_section *section, struct page *page)
{
	page_title(page, section->id, section->title);
	for (size_t i = 0; i < section->n_questions; i++)
		if (question_is_asked(assessment, section->questions[i]))
			add_question(assessment, section->questions[i], page);
	add_not_asked(assessment, section, page);
}
