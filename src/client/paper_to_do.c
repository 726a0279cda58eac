/* SPDX-License-Identifier: MIT */
#include "client/paper_inside.h"

#include "base/buf.h"
#include "base/json.h"
#include "page/dates.h"
#include "client/to_do.h"
#include "client/words.h"
#include "entry/document.h"
#include "page/gettext.h"

#include <string.h>

#define CELL_MAX_BYTES ((size_t)64 * 1024)

static void add_steps(const struct to_dos *list, struct page *page)
{
	const char *const columns[] = { _("What to do"), _("Who does it"), _("By when") };
	struct block *table = NULL;
	for (size_t i = 0; i < list->n; i++) {
		const struct to_do *action = &list->items[i];
		if (action->kind == TO_DO_NO_NEXT_STEP)
			continue;
		if (!table)
			table = add_table(page, &page->body, NULL, columns, 3);
		const char *const cells[] = { action->text, action->owner, date_words(page, action->due) };
		add_row(page, table, action->subject, cells);
	}
}

/* Not a reproach: what may be worth a step, in one list. */
static void add_without(const struct form *form, const struct to_dos *list, struct page *page)
{
	const char **points = arena_array(&page->arena, list->n, sizeof *points);
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct form_question *question = form_question(form, list->items[i].subject);
		if (list->items[i].kind == TO_DO_NO_NEXT_STEP && question)
			points[n++] = page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : list->items[i].about);
	}
	if (!n)
		return;
	add_heading(page, &page->body, 2, _("No next step yet"));
	add_points(page, &page->body, points, n);
}

void paper_to_do(const struct assessment *assessment, struct page *page)
{
	struct to_dos list;
	to_do_collect(assessment, false, &list);
	page_title(page, "to_do", _("Next steps"));
	if (list.n) {
		add_steps(&list, page);
		add_without(assessment->form, &list, page);
	}
	to_do_release(&list);
}

static void add_member(struct page *page, struct block *facts, const char *label, const char *text)
{
	if (text && *text)
		add_fact(page, facts, NULL, label, text, NULL);
}

/* "31 May 2026 (passed)" */
static const char *day_words(const struct assessment *assessment, struct page *page, const struct json *document)
{
	const char *day = date_words(page, json_get_text(document, "review_due"));
	enum document_review review = document ? document_review(assessment, document) : REVIEW_NO_DATE;
	if (!*day)
		return "-";
	return review == REVIEW_PASSED ? page_printf(page, _("%s (passed)"), day) : review == REVIEW_SOON ? page_printf(page, _("%s (soon)"), day) : day;
}

static void add_document(const struct assessment *assessment, struct page *page, const struct json *document)
{
	const char *kind = json_get_text(document, "kind"), *title = json_get_text(document, "title");
	add_heading(page, &page->body, 3, title ? title : "");
	struct block *facts = add_facts(page, &page->body, NULL);
	add_member(page, facts, _("Kind"), kind ? document_kind_words(kind) : NULL);
	add_member(page, facts, _("Version"), json_get_text(document, "version"));
	add_member(page, facts, _("Approved on"), date_words(page, json_get_text(document, "approved")));
	add_member(page, facts, _("Approved by"), json_get_text(document, "approved_by"));
	if (document_review(assessment, document) != REVIEW_NO_DATE)
		add_member(page, facts, _("Review due"), day_words(assessment, page, document));
	add_member(page, facts, _("Kept at"), json_get_text(document, "kept_at"));
	add_member(page, facts, _("Sites covered"), json_get_text(document, "sites"));
	add_member(page, facts, _("File"), json_get_text(document, "file"));
}

static const struct form_field *document_field(const struct form_question *question)
{
	if (question->value.kind == FIELD_DOCUMENT)
		return &question->value;
	for (size_t i = 0; i < question->n_parts; i++)
		if (question->parts[i].kind == FIELD_DOCUMENT)
			return &question->parts[i];
	return NULL;
}

/* Titles and review days of what the answer names, one below the other in the same order. */
static void add_named(const struct assessment *assessment, struct page *page, const struct json *ids, struct buf *titles,
	struct buf *days)
{
	for (const struct json *id = json_first(ids); id; id = json_next(id)) {
		const struct json *document = json_text(id) ? document_find(assessment, json_text(id)) : NULL;
		const char *title = json_get_text(document, "title");
		buf_printf(titles, "%s%s", titles->len ? "; " : "", title ? title : "-");
		buf_printf(days, "%s%s", days->len ? "; " : "", day_words(assessment, page, document));
	}
}

static void add_graded(const struct assessment *assessment, const struct form_question *question, const struct form_field *field,
	struct page *page, struct block *table)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	struct buf grade = BUF(CELL_MAX_BYTES), titles = BUF(CELL_MAX_BYTES), days = BUF(CELL_MAX_BYTES);
	if (state && !strcmp(state, "answered"))
		field_words(assessment, &question->value, answer, &grade);
	else
		buf_puts(&grade, answer_state_words(state));
	add_named(assessment, page, answer_field(answer, field), &titles, &days);
	const char *const cells[] = { question->short_text ? question->short_text : question_text(assessment, question),
		buf_text(&grade), titles.len ? buf_text(&titles) : "-", days.len ? buf_text(&days) : "-" };
	add_row(page, table, question->id, cells);
	buf_release(&grade);
	buf_release(&titles);
	buf_release(&days);
}

/* The documents that the form asks for by name, with their grades. */
static void add_asked_for(const struct assessment *assessment, struct page *page)
{
	const char *const columns[] = { _("Asked for"), _("Grade"), _("Your documents"), _("Review due") };
	const struct form *form = assessment->form;
	struct block *table = NULL;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		const struct form_field *field = question->scale && !strcmp(question->scale, "document") ? document_field(question) : NULL;
		if (!field || !question_is_asked(assessment, question))
			continue;
		if (!table)
			table = add_table(page, &page->body, NULL, columns, 4);
		add_graded(assessment, question, field, page, table);
	}
}

void paper_documents(const struct assessment *assessment, struct page *page)
{
	page_title(page, "documents", _("Your documents"));
	add_asked_for(assessment, page);
	if (!documents_count(assessment))
		return;
	add_heading(page, &page->body, 2, _("Each document"));
	for (size_t i = 0; i < documents_count(assessment); i++)
		add_document(assessment, page, document_at(assessment, i));
}
