/* SPDX-License-Identifier: MIT */
#include "board/desk/content.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/value.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"

#include <string.h>

#define VALUE_WORDS_MAX_BYTES ((size_t)256 * 1024)

static bool check_answer(const struct form *form, const struct json *answer, struct err *err)
{
	const char *id = json_key(answer);
	const struct form_question *question = form_question(form, id);
	struct err cause = { 0 };
	if (!question)
		return err_set(err, ERR_INVALID, id, "the form has no such question");
	return answer_check(question, answer, &cause) || err_set(err, ERR_INVALID, id, "%s: %s", cause.where, cause.detail);
}

bool content_check(const struct form *form, const struct json *content, struct err *err)
{
	const struct json *answers = json_get(content, "answers"), *documents = json_get(content, "documents");
	if (json_kind(answers) != JSON_OBJECT)
		return err_set(err, ERR_FORMAT, "answers", "they are missing");
	if (documents && json_kind(documents) != JSON_ARRAY)
		return err_set(err, ERR_FORMAT, "documents", "they are no list");
	for (const struct json *answer = json_first(answers); answer; answer = json_next(answer))
		if (!check_answer(form, answer, err))
			return false;
	return true;
}

/* What is shown of one answer. */
struct shown {
	struct page *page;
	struct block *facts;
	const struct json *answer, *content;
};

static void add_words(struct shown *shown, const char *label, const char *words)
{
	if (words && *words)
		add_fact(shown->page, shown->facts, NULL, label, words, NULL);
}

static const char *document_title(const struct json *content, const char *id)
{
	for (const struct json *document = json_first(json_get(content, "documents")); document; document = json_next(document)) {
		const char *own = json_get_text(document, "id"), *title = json_get_text(document, "title");
		if (own && title && strcmp(own, id) == 0)
			return title;
	}
	return id;
}

/* The organisation's own titles: an id of its list says nothing to whoever reads this. */
static void write_titles(const struct json *content, const struct json *ids, struct buf *out)
{
	for (const struct json *id = json_first(ids); id; id = json_next(id)) {
		if (id != json_first(ids))
			buf_puts(out, ", ");
		buf_puts(out, json_text(id) ? document_title(content, json_text(id)) : "");
	}
}

static void add_value(
	struct shown *shown, const char *label, const struct form_field *field, const struct json *value, const char *other)
{
	struct buf words = BUF(VALUE_WORDS_MAX_BYTES);
	if (field->kind == FIELD_DOCUMENT)
		write_titles(shown->content, value, &words);
	else if (!value_is_empty(value))
		value_to_text(field, value, other, &words);
	add_words(shown, label, field->kind == FIELD_DATE ? date_words(shown->page, buf_text(&words)) : buf_text(&words));
	buf_release(&words);
}

static const struct {
	const char *state, *words;
} states[] = {
	{ "not_sure", N_("Not sure") }, { "not_applicable", N_("Does not apply") }, { "carried", N_("From last time, not confirmed") },
};

static void add_state(struct shown *shown)
{
	const char *state = json_get_text(shown->answer, "state");
	for (size_t i = 0; state && i < sizeof states / sizeof states[0]; i++)
		if (strcmp(states[i].state, state) == 0)
			add_words(shown, _("Answer"), _(states[i].words));
}

static void add_parts(struct shown *shown, const struct form_question *question)
{
	const struct json *parts = json_get(shown->answer, "parts"), *others = json_get(shown->answer, "other_parts");
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		add_value(shown, part->text, part, json_get(parts, part->id), json_get_text(others, part->id));
	}
}

static void add_evidence(struct shown *shown)
{
	for (const struct json *item = json_first(json_get(shown->answer, "evidence")); item; item = json_next(item)) {
		const char *id = json_get_text(item, "document");
		add_words(shown, _("Evidence"), id ? document_title(shown->content, id) : json_get_text(item, "text"));
	}
}

static void add_rest(struct shown *shown)
{
	const struct json *next = json_get(shown->answer, "next_step");
	add_words(shown, _("Reason"), json_get_text(shown->answer, "reason"));
	add_words(shown, _("Comment"), json_get_text(shown->answer, "comment"));
	add_words(shown, _("Next step"), json_get_text(next, "action"));
	add_words(shown, _("Who does it"), json_get_text(next, "owner"));
	add_words(shown, _("By when"), date_words(shown->page, json_get_text(next, "due")));
	if (json_get_true(shown->answer, "help_wanted"))
		add_words(shown, _("Help"), _("They would like help with this."));
	if (json_get_true(shown->answer, "differs_by_site"))
		add_words(shown, _("Sites"), _("It differs from site to site."));
}

static void add_question(
	struct page *page, const struct form_question *question, const struct json *answer, const struct json *content)
{
	add_heading(page, &page->body, 3, page_printf(page, "%s  %s", question->id, question->text));
	struct shown shown = { .page = page, .facts = add_facts(page, &page->body, NULL), .answer = answer, .content = content };
	add_state(&shown);
	add_value(&shown, _("Answer"), &question->value, json_get(answer, "value"), json_get_text(answer, "other"));
	add_parts(&shown, question);
	add_rest(&shown);
	add_evidence(&shown);
}

bool content_section(const struct form_section *section, const struct json *content, struct page *page)
{
	const struct json *answers = json_get(content, "answers");
	bool any = false;
	for (size_t i = 0; i < section->n_questions; i++) {
		const struct form_question *question = section->questions[i];
		const struct json *answer = json_get(answers, question->id);
		if (!answer)
			continue;
		if (!any)
			add_heading(page, &page->body, 2, section->title);
		any = true;
		add_question(page, question, answer, content);
	}
	return any;
}

void content_documents(const struct json *content, struct page *page)
{
	static const char *const members[] = { "title", "version", "approved", "approved_by", "review_due" };
	static const bool is_day[] = { false, false, true, false, true };
	enum { N_COLUMNS = sizeof members / sizeof members[0] };
	const char *const columns[N_COLUMNS] = { _("Document"), _("Version"), _("Approved"), _("Approved by"), _("Review due") };
	const struct json *documents = json_get(content, "documents");
	if (json_len(documents) == 0)
		return;
	add_heading(page, &page->body, 2, _("Documents"));
	struct block *table = add_table(page, &page->body, NULL, columns, N_COLUMNS);
	for (const struct json *document = json_first(documents); document; document = json_next(document)) {
		const char *cells[N_COLUMNS];
		for (size_t i = 0; i < N_COLUMNS; i++) {
			const char *text = json_get_text(document, members[i]);
			cells[i] = is_day[i] ? date_words(page, text) : text ? text : "";
		}
		add_row(page, table, NULL, cells);
	}
}
