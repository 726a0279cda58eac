/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/clock.h"
#include "client/to_do.h"
#include "client/verbs/to_do_write.h"
#include "client/verbs/work.h"
#include "page/gettext.h"
#include "store/outbox.h"

#include <string.h>

enum { FORMAT, OUTPUT, DATES, EVENTS };

static const struct verb_option options[] = {
	[FORMAT] = { "format", 0, "text|csv|ics|json", N_("Text (if not given), a spreadsheet, a calendar, or for a program.") },
	[OUTPUT] = { "output", 'o', "FILE", N_("Into this file. If not given: standard output.") },
	[DATES] = { "dates", 0, NULL, N_("The dates of the form as well: when it is asked for, when it closes, its stages.") },
	[EVENTS] = { "events", 0, NULL, N_("With ics: what has a day is an event as well, for calendars that show no to-dos.") },
};

static const struct format {
	const char *name;
	to_do_writer *write;
} formats[] = {
	{ "text", to_do_write_text }, { "csv", to_do_write_csv }, { "ics", to_do_write_ics }, { "json", to_do_write_json },
};

static const struct format *format_of(const struct call *call)
{
	const char *name = call->values[FORMAT] ? call->values[FORMAT] : formats[0].name;
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}

/* Text on standard output may reach a terminal. */
static int give(const struct call *call, const struct buf *out)
{
	const char *path = call->values[OUTPUT];
	bool plain = format_of(call)->write == to_do_write_text && (!path || !strcmp(path, "-"));
	return plain ? out_text(out) : out_file(out, path);
}

/* When the answers as they stand were received; 0 if they were not. */
static int64_t received(const struct opened *opened)
{
	struct receipt receipt;
	int64_t when = 0;
	if (store_state(opened) < STATE_RECEIVED
		|| !outbox_receipt(opened->store, opened->id, assessment_revision(opened->assessment), &receipt, NULL, NULL))
		return 0;
	return clock_parse_stamp(receipt.received, &when) ? when : 0;
}

static int work(struct call *call, struct opened *opened)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	struct to_dos list;
	to_do_collect(opened->assessment, call->values[DATES] != NULL, &list);
	struct to_do_writing writing = { opened->assessment, &list, call->author.now, call->values[EVENTS] != NULL, received(opened) };
	format_of(call)->write(&writing, &out);
	int status = give(call, &out);
	if (!list.n)
		complain(_("There is nothing to do yet."));
	to_do_release(&list);
	buf_release(&out);
	return status;
}

static int run(struct call *call)
{
	const struct format *format = format_of(call);
	if (!format)
		return misused(call->verb, _("There is no format \"%s\" here."), call->values[FORMAT]);
	if (call->values[EVENTS] && format->write != to_do_write_ics)
		return misused(call->verb, _("Events are for a calendar: --events goes with --format ics."));
	return with_assessment(call, false, work);
}

const struct verb verb_actions = {
	.name = "actions", .operands = "ID",
	.summary = N_("List what there is to do: next steps, grades without one, documents to review."),
	.details = N_("A calendar takes in the same list again without doubling it: each entry keeps its name. "
		"A cell that a spreadsheet would run as a formula gets an apostrophe in front."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
