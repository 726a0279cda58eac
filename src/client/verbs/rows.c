/* SPDX-License-Identifier: MIT */
#include "client/verbs/rows.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/blank.h"
#include "client/words.h"
#include "entry/assessment.h"
#include "entry/document.h"
#include "entry/value.h"

#include <string.h>

enum column { SECTION, QUESTION, PART, TEXT, STATE, VALUE, ANSWER, REASON, COMMENT, EVIDENCE, NEXT_STEP, NEXT_OWNER, NEXT_DUE,
	HELP_WANTED, COLUMN_COUNT };

static const char *const columns[COLUMN_COUNT] = {
	[SECTION] = "section", [QUESTION] = "question", [PART] = "part", [TEXT] = "text", [STATE] = "state", [VALUE] = "value",
	[ANSWER] = "answer", [REASON] = "reason", [COMMENT] = "comment", [EVIDENCE] = "evidence", [NEXT_STEP] = "next_step",
	[NEXT_OWNER] = "next_step_owner", [NEXT_DUE] = "next_step_due", [HELP_WANTED] = "help_wanted",
};

#define CELL_MAX_BYTES ((size_t)256 * 1024)

struct row {
	const char *cells[COLUMN_COUNT]; /* NULL: empty */
};

typedef void row_sink(void *ctx, const struct row *row);

/* Where rows go, and the memory of the two cells that are put together. */
struct teller {
	const struct assessment *assessment;
	row_sink *sink;
	void *ctx;
	struct buf value, answer, evidence;
};

static void set_field(struct teller *teller, struct row *row, const struct form_field *field, const struct json *answer)
{
	const struct json *value = answer_field(answer, field);
	buf_clear(&teller->value);
	buf_clear(&teller->answer);
	if (value_is_empty(value))
		return;
	if (json_text(value))
		buf_puts(&teller->value, json_text(value));
	else
		json_write(value, false, &teller->value);
	field_words(teller->assessment, field, answer, &teller->answer);
	row->cells[VALUE] = buf_text(&teller->value);
	row->cells[ANSWER] = buf_text(&teller->answer);
}

static void set_evidence(struct teller *teller, struct row *row, const struct json *answer)
{
	buf_clear(&teller->evidence);
	for (const struct json *item = json_first(json_get(answer, "evidence")); item; item = json_next(item)) {
		const char *id = json_get_text(item, "document");
		const struct json *document = id ? document_find(teller->assessment, id) : NULL;
		const char *text = document ? json_get_text(document, "title") : id ? id : json_get_text(item, "text");
		if (teller->evidence.len)
			buf_puts(&teller->evidence, "; ");
		buf_puts(&teller->evidence, text ? text : "");
	}
	row->cells[EVIDENCE] = buf_text(&teller->evidence);
}

static void tell_question(struct teller *teller, const struct form_question *question)
{
	const struct json *answer = assessment_answer(teller->assessment, question);
	const struct json *next = json_get(answer, "next_step");
	struct row row = { .cells = {
		[SECTION] = question->section->id, [QUESTION] = question->id, [TEXT] = question_text(teller->assessment, question),
		[STATE] = answer_state(answer), [REASON] = json_get_text(answer, "reason"), [COMMENT] = json_get_text(answer, "comment"),
		[NEXT_STEP] = json_get_text(next, "action"), [NEXT_OWNER] = json_get_text(next, "owner"),
		[NEXT_DUE] = json_get_text(next, "due"), [HELP_WANTED] = json_get_true(answer, "help_wanted") ? "yes" : NULL,
	} };
	set_field(teller, &row, &question->value, answer);
	set_evidence(teller, &row, answer);
	teller->sink(teller->ctx, &row);
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		struct row of_part = { .cells = {
			[SECTION] = question->section->id, [QUESTION] = question->id, [PART] = part->id, [TEXT] = part->text,
		} };
		if (!part_is_asked(teller->assessment, question, part))
			continue;
		set_field(teller, &of_part, part, answer);
		teller->sink(teller->ctx, &of_part);
	}
}

static void tell_all(const struct assessment *assessment, row_sink *sink, void *ctx)
{
	struct teller teller = { assessment, sink, ctx, BUF(CELL_MAX_BYTES), BUF(CELL_MAX_BYTES), BUF(CELL_MAX_BYTES) };
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		if (question_is_asked(assessment, &assessment->form->questions[i]))
			tell_question(&teller, &assessment->form->questions[i]);
	buf_release(&teller.value);
	buf_release(&teller.answer);
	buf_release(&teller.evidence);
}

void csv_cell(const char *text, struct buf *out)
{
	buf_putc(out, '"');
	if (*text && strchr("=+-@\t\r", *text))
		buf_putc(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_putc(out, '"');
		buf_putc(out, *text);
	}
	buf_putc(out, '"');
}

void csv_line(const char *const *cells, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_putc(out, ',');
		csv_cell(cells[i] ? cells[i] : "", out);
	}
	buf_puts(out, "\r\n");
}

void csv_begin(const char *const *names, size_t n, struct buf *out)
{
	buf_puts(out, "\xef\xbb\xbf");
	csv_line(names, n, out);
}

static void csv_row(void *ctx, const struct row *row)
{
	csv_line(row->cells, COLUMN_COUNT, ctx);
}

void rows_write_csv(const struct assessment *assessment, struct buf *out)
{
	csv_begin(columns, COLUMN_COUNT, out);
	tell_all(assessment, csv_row, out);
}

static void json_row(void *ctx, const struct row *row)
{
	struct json *json = json_object();
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (row->cells[i] && *row->cells[i])
			json_set_text(json, columns[i], row->cells[i]);
	json_append(ctx, json);
}

void rows_write_json(const struct assessment *assessment, struct buf *out)
{
	struct json *json = json_object(), *rows = json_array();
	json_set_text(json, "format", "section11-export");
	json_set_int(json, "format_version", 1);
	json_set_text(json, "id", assessment_id(assessment));
	json_set_text(json, "agency", assessment_agency_name(assessment));
	json_set(json, "form", blank_form_json(assessment->form));
	json_set_text(json, "route", assessment_route(assessment));
	tell_all(assessment, json_row, rows);
	json_set(json, "rows", rows);
	json_write(json, true, out);
	buf_putc(out, '\n');
	json_free(json);
}
