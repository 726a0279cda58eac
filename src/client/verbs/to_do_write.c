/* SPDX-License-Identifier: MIT */
#include "client/verbs/to_do_write.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "client/to_do.h"
#include "client/calendar.h"
#include "page/dates.h"
#include "client/verbs/rows.h"
#include "entry/assessment.h"
#include "page/gettext.h"
#include "page/page.h"

#define DAY_COLS 20
#define SUBJECT_COLS 10
#define DESCRIPTION_BYTES ((size_t)256 * 1024)

static void add_padded(struct buf *out, const char *words, int cols)
{
	int used = text_cols(words);
	buf_puts(out, words);
	buf_fill(out, ' ', used < cols ? (size_t)(cols - used) : 1);
}

static void write_line(const struct to_do *action, struct page *page, struct buf *out)
{
	add_padded(out, *action->due ? date_words(page, action->due) : _("no day"), DAY_COLS);
	add_padded(out, action->subject, SUBJECT_COLS);
	buf_puts(out, action->text);
	if (*action->owner)
		buf_printf(out, " (%s)", action->owner);
	buf_putc(out, '\n');
	if (*action->about) {
		buf_fill(out, ' ', DAY_COLS + SUBJECT_COLS);
		buf_printf(out, "%s\n", action->about);
	}
}

void to_do_write_text(const struct to_do_writing *writing, struct buf *out)
{
	struct page page;
	page_init(&page);
	for (size_t i = 0; i < writing->list->n; i++)
		write_line(&writing->list->items[i], &page, out);
	page_release(&page);
}

void to_do_write_csv(const struct to_do_writing *writing, struct buf *out)
{
	static const char *const columns[] = { "kind", "id", "about", "action", "owner", "from", "due" };
	enum { COLUMNS = sizeof columns / sizeof columns[0] };
	csv_begin(columns, COLUMNS, out);
	for (size_t i = 0; i < writing->list->n; i++) {
		const struct to_do *action = &writing->list->items[i];
		const char *const cells[COLUMNS] = { to_do_kind_name(action->kind), action->subject, action->about, action->text,
			action->owner, action->from, action->due };
		csv_line(cells, COLUMNS, out);
	}
}

static struct json *action_json(const struct to_do *action)
{
	struct json *json = json_object();
	json_set_text(json, "kind", to_do_kind_name(action->kind));
	json_set_text(json, "id", action->subject);
	json_set_text(json, "action", action->text);
	const struct { const char *name, *text; } others[] = {
		{ "about", action->about }, { "owner", action->owner }, { "from", action->from }, { "due", action->due },
	};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (*others[i].text)
			json_set_text(json, others[i].name, others[i].text);
	return json;
}

void to_do_write_json(const struct to_do_writing *writing, struct buf *out)
{
	struct json *json = json_object(), *list = json_array();
	json_set_text(json, "format", "section11-actions");
	json_set_int(json, "format_version", 1);
	json_set_text(json, "id", assessment_id(writing->assessment));
	json_set_text(json, "agency", assessment_agency_name(writing->assessment));
	for (size_t i = 0; i < writing->list->n; i++)
		json_append(list, action_json(&writing->list->items[i]));
	json_set(json, "actions", list);
	json_write(json, true, out);
	buf_putc(out, '\n');
	json_free(json);
}

/* What is behind the one line of the summary. */
static void add_description(const struct to_do *action, struct buf *out)
{
	struct buf text = BUF(DESCRIPTION_BYTES);
	if (*action->owner)
		buf_printf(&text, _("Who: %s"), action->owner);
	if (text.len && *action->about)
		buf_putc(&text, '\n');
	buf_puts(&text, action->about);
	if (text.len)
		calendar_text(out, "DESCRIPTION", buf_text(&text));
	buf_release(&text);
}

static void begin_component(const struct to_do_writing *writing, const struct to_do *action, const char *name, struct buf *out)
{
	struct buf text = BUF(DESCRIPTION_BYTES);
	calendar_word(out, "BEGIN", name);
	/* A document, a date and a stage may be called like a question: the kind keeps them apart. */
	buf_printf(&text, "%s.%s.%s.%s@section11", action->subject,
		action->kind == TO_DO_NO_NEXT_STEP ? to_do_kind_name(TO_DO_NEXT_STEP) : to_do_kind_name(action->kind), name,
		assessment_id(writing->assessment));
	calendar_text(out, "UID", buf_text(&text));
	calendar_stamp(out, "DTSTAMP", writing->now);
	buf_clear(&text);
	if (action->kind == TO_DO_NEXT_STEP || action->kind == TO_DO_NO_NEXT_STEP)
		buf_printf(&text, "%s: ", action->subject);
	buf_puts(&text, action->text);
	calendar_text(out, "SUMMARY", buf_text(&text));
	add_description(action, out);
	buf_release(&text);
}

static void write_todo(const struct to_do_writing *writing, const struct to_do *action, struct buf *out)
{
	begin_component(writing, action, "VTODO", out);
	if (action->due_day != TO_DO_NO_DAY)
		calendar_day(out, "DUE", action->due_day);
	bool sent = action->kind == TO_DO_DATE && writing->received;
	calendar_word(out, "STATUS", sent ? "COMPLETED" : "NEEDS-ACTION");
	if (sent)
		calendar_stamp(out, "COMPLETED", writing->received);
	calendar_word(out, "END", "VTODO");
}

static void write_event(const struct to_do_writing *writing, const struct to_do *action, struct buf *out)
{
	int64_t from;
	if (!clock_parse_date(action->from, &from) || from > action->due_day)
		from = action->due_day;
	begin_component(writing, action, "VEVENT", out);
	calendar_day(out, "DTSTART", from);
	calendar_day(out, "DTEND", action->due_day + 1); /* the first day after it */
	calendar_word(out, "TRANSP", "TRANSPARENT");
	calendar_word(out, "END", "VEVENT");
}

void to_do_write_ics(const struct to_do_writing *writing, struct buf *out)
{
	calendar_begin(out);
	for (size_t i = 0; i < writing->list->n; i++) {
		const struct to_do *action = &writing->list->items[i];
		if (action->kind != TO_DO_STAGE)
			write_todo(writing, action, out);
		if (action->due_day != TO_DO_NO_DAY && (writing->events || action->kind == TO_DO_STAGE))
			write_event(writing, action, out);
	}
	calendar_end(out);
}
