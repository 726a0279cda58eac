/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "client/verbs/rows.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <string.h>

enum { FORMAT, OUTPUT };

static const struct verb_option options[] = {
	[FORMAT] = { "format", 0, "csv|json", N_("For a spreadsheet, or for a program.") },
	[OUTPUT] = { "output", 'o', "FILE", N_("Into this file. If not given: standard output.") },
};

static int work(struct call *call, struct opened *opened)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	if (!strcmp(call->values[FORMAT], "csv"))
		rows_write_csv(opened->assessment, &out);
	else
		rows_write_json(opened->assessment, &out);
	int status = out_file(&out, call->values[OUTPUT]);
	buf_release(&out);
	return status;
}

static int run(struct call *call)
{
	const char *format = call->values[FORMAT];
	if (!format)
		return misused(call->verb, _("Say which format, with --format csv or --format json."));
	if (strcmp(format, "csv") != 0 && strcmp(format, "json") != 0)
		return misused(call->verb, _("There is no format \"%s\" here."), format);
	return with_assessment(call, false, work);
}

const struct verb verb_export = {
	.name = "export", .operands = "ID",
	.summary = N_("Export the answers, a row for each question and part. Private notes are left out."),
	.details = N_("CSV is UTF-8 with a byte order mark, as spreadsheets expect. "
		"A cell that a spreadsheet would run as a formula gets an apostrophe in front."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
